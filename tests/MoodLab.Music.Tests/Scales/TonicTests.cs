using MoodLab.Music.Scales;

namespace MoodLab.Music.Tests.Scales;

public sealed class TonicTests
{
    [Fact]
    public void All_AreTheStudys17SpellingsWithTheirKeys() => Assert.Equal(
        "C0 C#1 Db1 D2 D#3 Eb3 E4 F5 F#6 Gb6 G7 G#8 Ab8 A9 A#10 Bb10 B11".Split(' '),
        Tonic.All.Select(tonic => $"{tonic}{tonic.PitchClass}"));

    [Theory]
    [InlineData("eB", "Eb")]
    [InlineData("C", "C")]
    [InlineData("f#", "F#")]
    [InlineData("H", null)]
    [InlineData("E#", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryParse_FindsSpellingsInAnyCase(string? name, string? found)
    {
        Assert.Equal(found is not null, Tonic.TryParse(name, out var tonic));
        Assert.Equal(found, tonic?.Name);
    }
}
