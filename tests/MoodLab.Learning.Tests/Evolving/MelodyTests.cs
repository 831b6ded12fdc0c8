using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class MelodyTests
{
    private static readonly int[] s_degrees = [0, 3, 0];

    [Fact]
    public void Of_TheDescriptionsExample_LosesTheTonicsOnlyAsPublished()
    {
        Genome genome = new([9, 0, 3, 3, 8, 0]);
        var settings = Melodies.Settings(1, 6);

        var published = Melody.Of(genome, settings, asPublished: true).Notes;
        var corrected = Melody.Of(genome, settings).Notes;

        Assert.Equal(s_degrees, published.Select(note => note.Degree));
        Assert.Equal([true, false, true], published.Select(note => note.Rests));
        Assert.Equal(
            [new(0, true, 0, 1), new(0, false, 1, 1), new(3, false, 2, 2), new(0, true, 4, 1), new(0, false, 5, 1)],
            corrected.AsEnumerable());
    }

    [Fact]
    public void Of_EveryGolden_HasItsDegreesRestsAndLengths()
    {
        Assert.NotEmpty(EvolutionGolden.Decodings);
        foreach (var golden in EvolutionGolden.Decodings)
        {
            var genome = Genome.Parse(golden.GetProperty("genome").GetString()!);
            var settings = EvolutionGolden.SettingsOf(golden);

            Assert.Equal(Entries(golden, "corrected"), Entries(Melody.Of(genome, settings)));
            Assert.Equal(Entries(golden, "published"), Entries(Melody.Of(genome, settings, asPublished: true)));
        }
    }

    [Fact]
    public void Pitches_EveryGoldenScale_AreThose()
    {
        Assert.NotEmpty(EvolutionGolden.Scales);
        Assert.All(EvolutionGolden.Scales, golden => Assert.Equal(
            golden.GetProperty("pitches").EnumerateArray().Select(pitch => pitch.GetInt32()),
            EvolutionGolden.ScaleOf(golden).Pitches().Select(pitch => pitch.Value)));
    }

    [Fact]
    public void ToScore_EveryGolden_SoundsItsChords()
    {
        foreach (var golden in EvolutionGolden.Decodings)
        {
            var settings = EvolutionGolden.SettingsOf(golden);
            var genome = Genome.Parse(golden.GetProperty("genome").GetString()!);
            var expected =
                from note in golden.GetProperty("score").EnumerateArray()
                from pitch in note[2].EnumerateArray()
                select (note[0].GetInt64(), note[1].GetInt64(), pitch.GetInt32());

            var score = Melody.Of(genome, settings).ToScore();

            var part = Assert.Single(score.Parts);
            Assert.Equal(expected, part.Notes.Select(note => (note.Start, note.Duration, note.Pitch.Value)));
        }
    }

    [Fact]
    public void ToScore_OfAnything_IsOrderedWithinItsBarsAndTellsTempoAndKey() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var score = Melody.Of(Genome.Random(settings.Slots, random), settings).ToScore("A");
            Assert.Equal(score.Parts[0].Notes.Order(NoteOrder.Instance), score.Parts[0].Notes);
            Assert.All(score.Parts[0].Notes, note => Assert.True(note.Duration > 0));
            Assert.InRange(score.EndTick, 0, settings.Bars * 4 * Melody.TicksPerQuarter);
            Assert.Equal(settings.BeatsPerMinute, score.Tempi.Single().QuartersPerMinute, 0.01);
            Assert.InRange(score.KeySignatures.Single().Sharps, -7, 7);
            Assert.Equal("A", score.Title);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equals_OfWhatSoundsAlike_IgnoresTheDegreesOfRests()
    {
        var settings = Melodies.Settings(1, 4);

        Assert.Equal(Melody.Of(new Genome([1, 8, 9, 15]), settings), Melody.Of(new Genome([1, 14, 8, 8]), settings));
        Assert.NotEqual(Melody.Of(new Genome([1, 8, 9, 0]), settings), Melody.Of(new Genome([1, 14, 8, 8]), settings));
        Assert.NotEqual(
            Melody.Of(new Genome([1, 8, 9, 15]), settings),
            Melody.Of(new Genome([1, 8, 9, 15]), settings with { BeatsPerMinute = 90 }));
        Assert.Equal(
            Melody.Of(new Genome([9, 2, 3, 4]), settings with { Pauses = false }),
            Melody.Of(new Genome([1, 10, 3, 4]), settings with { Pauses = false }));
    }

    [Fact]
    public void Of_AGenomeOfAnotherLengthOrBadSettings_IsRefused()
    {
        Genome genome = new([1, 2, 3, 4]);

        Assert.Contains(
            "8 slots", Assert.Throws<ArgumentException>(() => Melody.Of(genome, Melodies.Settings(2, 4))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Melody.Of(genome, Melodies.Settings(33, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Melody.Of(genome, Melodies.Settings(1, 4) with { Steps = 6 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Melody.Of(genome, Melodies.Settings(1, 4) with { BeatsPerMinute = 19 }));
    }

    private static IEnumerable<(int Degree, bool Rests, int Slots)> Entries(Melody melody)
    {
        // The second writing tells no places: each note begins where the one before ends.
        Assert.Equal(melody.Settings.Slots, melody.Notes.Sum(note => note.Slots));
        Assert.All(
            melody.Notes.Zip(melody.Notes.Skip(1)),
            of => Assert.Equal(of.First.Slot + of.First.Slots, of.Second.Slot));
        return melody.Notes.Select(note => (note.Degree, note.Rests, note.Slots));
    }

    private static IEnumerable<(int Degree, bool Rests, int Slots)> Entries(JsonElement golden, string name) =>
        golden.GetProperty(name).EnumerateArray()
            .Select(entry => (entry[0].GetInt32(), entry[1].GetInt32() == 0, entry[2].GetInt32()));
}
