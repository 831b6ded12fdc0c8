using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scales;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class MelodyFeaturesTests
{
    // 2 bars of 4: 0 _ 4-4 | 4 2 _ 7, where the 4 is held over the bar line.
    private static readonly Genome s_genome = new([0, 8, 4, 4, 4, 2, 9, 7]);

    [Theory]
    [InlineData("density", 4 / 8.0)]
    [InlineData("rests", 2 / 8.0)]
    [InlineData("longest rest", 1)]
    [InlineData("register", (0 + 4 + 4 + 4 + 2 + 7) / 6.0)]
    [InlineData("range", 7)]
    [InlineData("steps", 0)]
    [InlineData("leaps", (4 + 2 + 5) / 3.0)]
    [InlineData("turns", 1)]
    [InlineData("syncopation", 0)]
    [InlineData("longest note", 3)]
    [InlineData("rhythm repetition", 0)]
    [InlineData("pitch repetition", 0)]
    [InlineData("tonic", 2 / 6.0)]
    [InlineData("chord notes", 1)]
    [InlineData("tonic at the end", 1)]
    [InlineData("last note", 7)]
    [InlineData("tonic at the beginning", 1)]
    [InlineData("growth", 0)]
    [InlineData("end", 1)]
    [InlineData("downbeats", 1 / 2.0)]
    public void Of_AMelodyByHand_CountsThis(string name, double expected) =>
        Assert.Equal(expected, Value(s_genome, Melodies.Settings(2, 4), name), 1e-12);

    [Fact]
    public void Of_Lines_TellTheirDirectionAndArch()
    {
        var settings = Melodies.Settings(2, 4);
        Genome rising = new([0, 1, 2, 3, 4, 5, 6, 7]), arch = new([0, 2, 5, 7, 7, 5, 2, 0]);

        Assert.True(Value(rising, settings, "direction") > 1);
        Assert.True(Value(new Genome([7, 6, 5, 4, 3, 2, 1, 0]), settings, "direction") < -1);
        Assert.Equal(0, Value(arch, settings, "direction"), 1e-12);
        Assert.True(Value(arch, settings, "arch") > 1);
        Assert.Equal(1, Value(rising, settings, "steps"));
        Assert.Equal(3, Value(rising, settings, "pitch variety"), 1e-12);
    }

    [Fact]
    public void Of_BarsThatComeBack_TellsIt()
    {
        var settings = Melodies.Settings(3, 4);

        Assert.Equal(1, Value(new Genome([1, 8, 2, 3, 1, 9, 2, 3, 1, 8, 2, 3]), settings, "pitch repetition"));
        Assert.Equal(1, Value(new Genome([1, 8, 2, 3, 4, 9, 5, 6, 1, 8, 2, 3]), settings, "rhythm repetition"));
    }

    [Fact]
    public void Of_ANoteHeldIntoAStrongBeat_IsASyncope()
    {
        Assert.Equal(0.5, Value(new Genome([0, 3, 3, 8]), Melodies.Settings(1, 4), "syncopation"));
        Assert.Equal(0, Value(new Genome([3, 3, 3, 8]), Melodies.Settings(1, 4), "syncopation"));
    }

    [Fact]
    public void Of_AScaleOfFive_HasItsOwnTonicAndChord()
    {
        var settings = Melodies.Settings(1, 2) with { Scale = ScaleKind.MajorBlues };

        Assert.Equal(1, Value(new Genome([0, 5]), settings, "tonic"));
        Assert.Equal(1, Value(new Genome([3, 3]), settings, "chord notes"));
        Assert.Equal(0, Value(new Genome([2, 2]), settings, "chord notes"));
    }

    [Fact]
    public void Of_Anything_IsFinite() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var values = MelodyFeatures.Of(Melody.Of(Genome.Random(settings.Slots, random), settings));
            Assert.Equal(MelodyFeatures.All.Length, values.Length);
            Assert.All(values, value => Assert.True(double.IsFinite(value)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_NothingButRests_IsFinite()
    {
        var silent = Melody.Of(new Genome([8, 9, 10, 11]), Melodies.Settings(1, 4));

        Assert.All(MelodyFeatures.Of(silent), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Of_GenomesThatSoundAlike_IsTheSame()
    {
        var settings = Melodies.Settings(1, 4);

        Assert.Equal(
            MelodyFeatures.Of(Melody.Of(new Genome([1, 8, 15, 2]), settings)),
            MelodyFeatures.Of(Melody.Of(new Genome([1, 14, 9, 2]), settings)));
    }

    private static double Value(Genome genome, MelodySettings settings, string name)
    {
        var index = MelodyFeatures.All.Select(feature => feature.Name).ToList().IndexOf(name);
        return MelodyFeatures.Of(Melody.Of(genome, settings))[index];
    }
}
