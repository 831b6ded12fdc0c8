using MoodLab.Music.Scales;

namespace MoodLab.Music.Tests.Scales;

public sealed class ScaleTests
{
    [Fact]
    public void Pitches_OfTheStudysDefault_CountThroughTwoOctavesFromTheCBelowMiddleC()
    {
        var pitches = new Scale(Tonic.C, ScaleKind.Major, 4).Pitches();

        Assert.Equal(
            [48, 50, 52, 53, 55, 57, 59, 60, 62, 64, 65, 67, 69, 71, 72], pitches.Select(pitch => pitch.Value));
    }

    [Fact]
    public void Pitches_OfEveryScale_AscendWithinMidisRange()
    {
        foreach (var kind in Enum.GetValues<ScaleKind>())
        {
            foreach (var tonic in Tonic.All)
            {
                foreach (var octave in new[] { 0, Scale.HighestOctave })
                {
                    var pitches = new Scale(tonic, kind, octave).Pitches().Select(pitch => pitch.Value).ToList();
                    Assert.Equal((2 * kind.Intervals().Length) + 1, pitches.Count);
                    Assert.Equal(pitches.Distinct().Order(), pitches);
                    Assert.Equal((12 * octave) + tonic.PitchClass, pitches[0]);
                    Assert.Equal(24, pitches[^1] - pitches[0]);
                }
            }
        }
    }

    [Theory]
    [InlineData("C", ScaleKind.Major, 0, false)]
    [InlineData("D", ScaleKind.Dorian, 0, false)]
    [InlineData("E", ScaleKind.Phrygian, 0, false)]
    [InlineData("F", ScaleKind.Lydian, 0, false)]
    [InlineData("G", ScaleKind.Mixolydian, 0, false)]
    [InlineData("A", ScaleKind.Aeolian, 0, true)]
    [InlineData("B", ScaleKind.Locrian, 0, false)]
    [InlineData("C", ScaleKind.MelodicMinor, -3, true)]
    [InlineData("C", ScaleKind.MinorBlues, -3, true)]
    [InlineData("Bb", ScaleKind.MajorBlues, -2, false)]
    [InlineData("F#", ScaleKind.Major, 6, false)]
    [InlineData("Gb", ScaleKind.Major, -6, false)]
    [InlineData("G#", ScaleKind.Major, -4, false)]
    [InlineData("Gb", ScaleKind.Aeolian, 3, true)]
    public void Signature_OfAMode_IsThatOfItsNotes(string name, ScaleKind kind, int sharps, bool isMinor)
    {
        Assert.True(Tonic.TryParse(name, out var tonic));

        var signature = new Scale(tonic, kind, 4).Signature();

        Assert.Equal((0, sharps, isMinor), (signature.Tick, signature.Sharps, signature.IsMinor));
    }

    [Fact]
    public void Signature_OfEveryTonicAndScale_HasAtMostSevenAccidentals() => Assert.All(
        Tonic.All.SelectMany(tonic => Enum.GetValues<ScaleKind>().Select(kind => new Scale(tonic, kind, 4))),
        scale => Assert.InRange(scale.Signature().Sharps, -7, 7));

    [Fact]
    public void Name_OfEveryScale_IsItsOwn()
    {
        var kinds = Enum.GetValues<ScaleKind>();

        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Name()).Distinct().Count());
        Assert.Equal(kinds.Length, kinds.Select(kind => kind.Title()).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ScaleKind)99).Name());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ScaleKind)99).Intervals().Length);
    }
}
