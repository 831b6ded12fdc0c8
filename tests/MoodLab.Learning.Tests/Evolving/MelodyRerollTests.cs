using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class MelodyRerollTests
{
    [Fact]
    public void Draw_OfAnyBar_SoundsOtherwiseThereAndTheSameElsewhere() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var genome = Genome.Random(settings.Slots, random);
            var bar = random.NextInt(settings.Bars);

            var drawn = MelodyReroll.Draw(genome, bar, settings, false, false, random)!;

            Assert.NotEqual(Melody.Of(genome, settings), Melody.Of(drawn, settings));
            for (var slot = 0; slot < settings.Slots; slot++)
            {
                Assert.True(slot / settings.NotesPerBar == bar || genome.Slots[slot] == drawn.Slots[slot]);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Draw_WithRhythmOrPitchesKept_KeepsThem() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var genome = Genome.Random(settings.Slots, random);
            var bar = random.NextInt(settings.Bars);

            if (MelodyReroll.Draw(genome, bar, settings, keepRhythm: true, false, random) is { } pitches)
            {
                Assert.Equal(
                    Melody.Of(genome, settings).Notes.Select(note => (note.Rests, note.Slot, note.Slots)),
                    Melody.Of(pitches, settings).Notes.Select(note => (note.Rests, note.Slot, note.Slots)));
            }

            if (MelodyReroll.Draw(genome, bar, settings, false, keepPitches: true, random) is { } rhythm)
            {
                Assert.Equal(
                    genome.Slots.ToArray().Select(slot => slot % 8), rhythm.Slots.ToArray().Select(slot => slot % 8));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Draw_WhereNothingElseCanBeHeard_FindsNothing()
    {
        RandomSource random = new(1);
        var settings = Melodies.Settings(2, 1);
        Genome genome = new([3, 8]);

        Assert.Null(MelodyReroll.Draw(genome, 0, settings, keepRhythm: true, keepPitches: true, random));
        Assert.Null(MelodyReroll.Draw(genome, 1, settings, keepRhythm: true, keepPitches: false, random));

        // With all but one of a bar's nine sounds heard, the ninth is found; then there is none.
        HashSet<Melody> heard = [.. "01245678".Select(slot => Melody.Of(Genome.Parse(slot + "8"), settings))];
        heard.Remove(Melody.Of(Genome.Parse("68"), settings));
        Assert.Equal("68", MelodyReroll.Draw(genome, 0, settings, false, false, random, heard)!.ToString());
        heard.Add(Melody.Of(Genome.Parse("68"), settings));
        Assert.Null(MelodyReroll.Draw(genome, 0, settings, false, false, random, heard));
    }

    [Fact]
    public void Draw_OfNoBarOrMisfits_IsRefused()
    {
        RandomSource random = new(1);
        Genome genome = new([1, 2, 3, 4]);

        foreach (var bar in new[] { -1, 2 })
        {
            Assert.Throws<ArgumentOutOfRangeException>(
                () => MelodyReroll.Draw(genome, bar, Melodies.Settings(2, 2), false, false, random));
        }

        Assert.Throws<ArgumentException>(
            () => MelodyReroll.Draw(genome, 0, Melodies.Settings(2, 4), false, false, random));
    }
}
