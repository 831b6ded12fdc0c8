using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Scores;

public sealed class PitchBendTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-200, -8192)]
    [InlineData(100, 4096)]
    [InlineData(200, 8191)]
    [InlineData(0.02, 1)]
    public void FromCents_WithinTwoSemitones_RoundsToAStep(double cents, int value) =>
        Assert.Equal(new PitchBend(7, value), PitchBend.FromCents(7, cents));

    [Theory]
    [InlineData(200.01)]
    [InlineData(-201)]
    [InlineData(double.NaN)]
    public void FromCents_OutsideTwoSemitones_IsRefused(double cents) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchBend.FromCents(0, cents));

    [Fact]
    public void Cents_OfTheLowest_AreTwoSemitonesDown() => Assert.Equal(-200, new PitchBend(0, PitchBend.Lowest).Cents);

    [Fact]
    public void Equals_PartsWithOtherBends_AreNotEqual()
    {
        Part part = new() { Notes = [] };
        var bent = part with { PitchBends = [new PitchBend(1, 2)] };

        Assert.Equal(bent, part with { PitchBends = [new PitchBend(1, 2)] });
        Assert.NotEqual(bent, part);
    }
}
