using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class GenomeLockTests
{
    [Fact]
    public void Apply_WithLockedBars_KeepsThemExactly() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var locked = Melodies.Lock(settings, random);
            var child = locked.Apply(Genome.Random(settings.Slots, random), settings);
            Assert.All(
                Enumerable.Range(0, settings.Slots).Where(slot => locked.Bars.Contains(slot / settings.NotesPerBar)),
                slot => Assert.Equal(locked.Model.Slots[slot], child.Slots[slot]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_WithLockedRhythm_RestsStrikesAndHoldsWhereTheModelDoes() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var locked = Melodies.Lock(settings, random) with { Rhythm = true };
            var child = locked.Apply(Genome.Random(settings.Slots, random), settings);
            Assert.Equal(Rhythm(locked.Model, settings), Rhythm(child, settings));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_WithLockedPitches_HasTheModelsWhereverBothSound() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var locked = Melodies.Lock(settings, random) with { Pitches = true };
            var child = locked.Apply(Genome.Random(settings.Slots, random), settings);
            foreach (var slot in Enumerable.Range(0, settings.Slots))
            {
                Assert.Equal(locked.Model.Slots[slot] % 8, child.Slots[slot] % 8);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_WithNothingLocked_ChangesNothing() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var child = Genome.Random(settings.Slots, random);
            GenomeLock locked = new(Genome.Random(settings.Slots, random), [], false, false);
            Assert.Equal(child, locked.Apply(child, settings));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void KeepsAll_WhereItSaysSo_LeavesOneMelody() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var (settings, random) = given;
            var locked = Melodies.Lock(settings, random);
            var melodies = Enumerable.Range(0, 40)
                .Select(_ => Melody.Of(locked.Apply(Genome.Random(settings.Slots, random), settings), settings))
                .Distinct().Count();
            Assert.Equal(locked.KeepsAll(settings), melodies == 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_ANoteThatReachesIntoALockedBar_HasItsDegreeFromThere()
    {
        // The model holds 5 over the bar line, and strikes 3 and 2 before it.
        GenomeLock locked = new(new Genome([3, 2, 5, 5, 5, 1, 8, 0]), [1], Rhythm: true, Pitches: false);

        var child = locked.Apply(new Genome([5, 5, 0, 7, 9, 9, 9, 9]), Melodies.Settings(2, 4));

        Assert.Equal("56555180", child.ToString());
    }

    [Fact]
    public void Apply_ANoteBeforeALockedBar_IsNotHeldIntoIt()
    {
        GenomeLock locked = new(new Genome([3, 2, 5, 1, 7, 1, 8, 0]), [1], Rhythm: true, Pitches: false);

        var child = locked.Apply(new Genome([0, 1, 2, 7, 9, 9, 9, 9]), Melodies.Settings(2, 4));

        Assert.Equal("01207180", child.ToString());
    }

    [Fact]
    public void Apply_AChildOfAnotherLength_IsRefused()
    {
        GenomeLock locked = new(new Genome([1, 2]), [], true, false);

        Assert.Throws<ArgumentException>(() => locked.Apply(new Genome([1]), Melodies.Settings(1, 2)));
    }

    private static IEnumerable<(bool Rests, int Slot, int Slots)> Rhythm(Genome genome, MelodySettings settings) =>
        Melody.Of(genome, settings).Notes.Select(note => (note.Rests, note.Slot, note.Slots));
}
