using MoodLab.Web.Composing;

namespace MoodLab.Web.Tests.Composing;

public sealed class NumberSettingTests
{
    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("2", 2)]
    [InlineData(" 1.25 ", 1.25)]
    public void Value_WithinTheRange_IsRead(string text, double expected)
    {
        var setting = new NumberSetting("Temperature", 0.1, 2, 0.95) { Text = text };

        Assert.Equal(expected, setting.Value);
        Assert.Null(setting.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.0999")]
    [InlineData("2.01")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("0,95")]
    [InlineData("warm")]
    public void Value_OutsideTheRangeOrNoNumber_IsNullAndTheMessageNamesTheRange(string text)
    {
        var setting = new NumberSetting("Temperature", 0.1, 2, 0.95) { Text = text };

        Assert.Null(setting.Value);
        Assert.Equal("Temperature must be a number from 0.1 to 2.", setting.Message);
    }

    [Theory]
    [InlineData("2147483647", true)]
    [InlineData("2147483648", false)]
    [InlineData("1.5", false)]
    public void Value_OfAWholeSetting_IsWhole(string text, bool isRead)
    {
        var setting = new NumberSetting("Seed", 0, int.MaxValue, 0, whole: true) { Text = text };

        Assert.Equal(isRead, setting.Value is not null);
    }

    [Theory]
    [InlineData(null, "0.95")]
    [InlineData("   ", "0.95")]
    [InlineData(" 1.5 ", "1.5")]
    public void Take_TextOfAnAddress_ReplacesTheTextWhereThereIsSome(string? text, string expected)
    {
        var setting = new NumberSetting("Temperature", 0.1, 2, 0.95);

        setting.Take(text);

        Assert.Equal(expected, setting.Text);
    }

    [Fact]
    public void Take_VeryLongText_IsCut()
    {
        var setting = new NumberSetting("Temperature", 0.1, 2, 0.95);

        setting.Take(new string('9', 100_000));

        Assert.Equal(40, setting.Text.Length);
    }
}
