using MoodLab.Music.Performing;

namespace MoodLab.Music.Tests.Performing;

public sealed class PerformanceOptionsTests
{
    [Fact]
    public void FromDial_Zero_IsTheMachine()
    {
        Assert.True(PerformanceOptions.FromDial(0).IsMachine);
        Assert.False(PerformanceOptions.FromDial(0.01).IsMachine);
        Assert.False(new PerformanceOptions { PitchCents = 1 }.IsMachine);
    }

    [Fact]
    public void FromDial_Half_IsHalfAsFarAsTheLoosest()
    {
        var half = PerformanceOptions.FromDial(0.5);
        var loosest = PerformanceOptions.FromDial(1);

        Assert.All(
            typeof(PerformanceOptions).GetProperties().Where(property => property.PropertyType == typeof(double)),
            property => Assert.Equal((double)property.GetValue(loosest)! / 2, (double)property.GetValue(half)!, 1e-12));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void FromDial_OutsideTheDial_IsRefused(double dial) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceOptions.FromDial(dial));

    [Theory]
    [InlineData(-1)]
    [InlineData(50.1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void OnsetMilliseconds_OutOfRange_IsRefusedByName(double value) => Assert.Equal(
        nameof(PerformanceOptions.OnsetMilliseconds),
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new PerformanceOptions { OnsetMilliseconds = value }).ParamName);

    [Fact]
    public void Presets_AreNamedAndInOrder()
    {
        var presets = Enum.GetValues<PerformancePreset>();

        Assert.Equal(["machine", "tight", "natural", "loose"], presets.Select(preset => preset.Name()));
        Assert.Equal([0, 0.25, 0.5, 1], presets.Select(preset => preset.Dial()));
        Assert.All(presets, preset => Assert.True(
            PerformancePresetExtensions.TryParse(preset.ToString(), out var parsed) && parsed == preset));
        Assert.False(PerformancePresetExtensions.TryParse("drunk", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceOptions.FromPreset((PerformancePreset)4));
    }
}
