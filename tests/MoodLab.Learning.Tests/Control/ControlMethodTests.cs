using MoodLab.Learning.Control;

namespace MoodLab.Learning.Tests.Control;

public sealed class ControlMethodTests
{
    [Fact]
    public void Names_OfAllMethods_AreThoseOfFilesAndCommands() => Assert.Equal(
        ["none", "conditioned", "guided", "neurons", "neurons-zero", "ranked"],
        Enum.GetValues<ControlMethod>().Select(method => method.Name()));

    [Fact]
    public void TryParse_EachName_GivesItsMethodInAnyCase() => Assert.All(
        Enum.GetValues<ControlMethod>(),
        method =>
        {
            Assert.True(ControlMethodExtensions.TryParse(method.Name().ToUpperInvariant(), out var read));
            Assert.Equal(method, read);
        });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("NeuronsZero")]
    public void TryParse_NoName_IsFalse(string? text) => Assert.False(ControlMethodExtensions.TryParse(text, out _));

    [Fact]
    public void Name_ValueThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ControlMethod)17).Name());
}
