using FsCheck;
using FsCheck.Fluent;
using MoodLab.Music.Midi;
using MoodLab.Music.Performing;
using MoodLab.Music.Scores;
using MoodLab.Music.Tests.Midi;

namespace MoodLab.Music.Tests.Performing;

/// <summary>What holds for every performance of every score.</summary>
public sealed class PerformerTests
{
    private const int Seed = 7;
    private static readonly PerformanceOptions s_machine = PerformanceOptions.FromPreset(PerformancePreset.Machine);
    private static readonly PerformanceOptions s_loose = PerformanceOptions.FromPreset(PerformancePreset.Loose);

    [Fact]
    public void Perform_Machine_GivesTheScoreItself() =>
        Check(score => ReferenceEquals(score, Performer.Perform(score, s_machine, Seed)));

    [Fact]
    public void Perform_SameSeed_GivesSameBytes() => Check(score => Play(score).SequenceEqual(Play(score)));

    [Fact]
    public void Perform_OtherSeed_GivesOtherBytes()
    {
        var melody = Melodies.Even(16);

        var files = Enumerable.Range(0, 20).Select(seed => Convert.ToHexString(Play(melody, seed)));

        Assert.Equal(20, files.Distinct().Count());
    }

    [Fact]
    public void Perform_AnyScore_KeepsTheNotesOfEveryChordInItsPlace() => Check(score =>
    {
        var played = Performer.Perform(score, s_loose, Seed);
        return score.Parts.Count == played.Parts.Count && score.Parts.Zip(played.Parts).All(HasSameChords);
    });

    [Fact]
    public void Perform_AnyScore_MovesNoOnsetBeyondItsRoom() => Check(score =>
    {
        var played = Performer.Perform(score, s_loose, Seed);
        var factor = played.TicksPerQuarter / score.TicksPerQuarter;
        return score.Parts.Zip(played.Parts).All(pair => StaysWithinRoom(pair.First, pair.Second, factor));
    });

    [Fact]
    public void Perform_AnyScore_EndsEveryPitchWhereItIsStruckAgain() => Check(score =>
        Performer.Perform(score, s_loose, Seed).Parts.All(part => part.Notes
            .GroupBy(note => note.Pitch)
            .All(key => key.Zip(key.Skip(1)).All(pair =>
                pair.First.End <= pair.Second.Start || pair.First.Start == pair.Second.Start))));

    [Fact]
    public void Perform_AnyScore_SoundsNoLongerThanWritten() => Check(score =>
    {
        var played = Performer.Perform(score, s_loose, Seed);
        return played.EndTick <= score.EndTick * (played.TicksPerQuarter / score.TicksPerQuarter);
    });

    [Fact]
    public void Perform_AnyScore_CanBeWrittenAndReadBackWithTheSameOnsets() => Check(score =>
    {
        var played = Performer.Perform(score, s_loose, Seed);
        var read = MidiReader.Read(MidiWriter.Write(played)).Score;
        return read.Tempi.SequenceEqual(played.Tempi)
            && read.Parts.Zip(played.Parts).All(pair => Onsets(pair.First).SequenceEqual(Onsets(pair.Second)));
    });

    [Theory]
    [InlineData(480, 480)]
    [InlineData(960, 960)]
    [InlineData(479, 958)]
    [InlineData(96, 480)]
    [InlineData(1, 480)]
    public void Perform_LowResolution_IsScaledUp(int written, int played)
    {
        var score = Melodies.Even(4, length: written) with
        {
            TicksPerQuarter = written,
            Tempi = [new TempoChange(written, 400_000)],
        };

        var performance = Performer.Perform(score, new PerformanceOptions { MetricalAccent = 10 }, Seed);

        Assert.Equal(played, performance.TicksPerQuarter);
        Assert.Equal([0L, played, 2 * played, 3 * played], performance.Parts[0].Notes.Select(note => note.Start));
        Assert.Equal([new TempoChange(played, 400_000)], performance.Tempi);
    }

    [Fact]
    public void Perform_ScoreTooLongToBeScaledUp_StaysInItsTicks()
    {
        Note last = new(new MidiPitch(60), new Velocity(64), MidiReader.MaximumTick - 1, 1);
        var score = Melodies.Of([last with { Start = 0 }, last]) with { TicksPerQuarter = 1 };

        var played = Performer.Perform(score, s_loose, Seed);

        Assert.Equal(1, played.TicksPerQuarter);
        Assert.InRange(played.Tempi.Count, 1, 3);
        Assert.NotEmpty(MidiWriter.Write(played));
    }

    [Fact]
    public void Perform_EmptyScore_StaysAsItIs()
    {
        Score score = new() { TicksPerQuarter = 96, Parts = [new Part { Notes = [] }] };

        Assert.Same(score, Performer.Perform(score, s_loose, Seed));
    }

    [Fact]
    public void Perform_NoteWithoutLength_GetsOneTick()
    {
        var score = Melodies.Of([new Note(new MidiPitch(60), new Velocity(64), 0, 0)]);

        Assert.Equal(1, Performer.Perform(score, s_loose, Seed).Parts[0].Notes[0].Duration);
    }

    [Fact]
    public void Perform_ThreeHoursWithATempoOnEveryNote_EndsInTime()
    {
        const int Count = 21_600;
        var score = Melodies.Even(Count) with
        {
            Tempi = [.. Enumerable.Range(0, Count)
                .Select(i => new TempoChange((i * 480L) + 7, 400_000 + (i % 7 * 1000)))],
        };
        var seconds = score.CreateTempoMap().TicksToSeconds(score.EndTick);

        var played = Performer.Perform(score, s_loose, Seed);

        // Tempi are rounded by half a microsecond a quarter at most.
        Assert.Equal(Count, played.NoteCount);
        Assert.Equal(seconds, played.CreateTempoMap().TicksToSeconds(score.EndTick), 0.5e-6 * Count);
        Assert.InRange(played.Tempi.Count, Count, 2 * Count);
    }

    private static byte[] Play(Score score, int seed = Seed) =>
        MidiWriter.Write(Performer.Perform(score, s_loose, seed));

    private static void Check(Func<Score, bool> holds) =>
        Prop.ForAll(ScoreGenerator.Scores, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static IEnumerable<(long, MidiPitch, Velocity)> Onsets(Part part) =>
        part.Notes.Select(note => (note.Start, note.Pitch, note.Velocity)).Order(
            Comparer<(long Start, MidiPitch Pitch, Velocity Velocity)>.Create((x, y) =>
                (x.Start, x.Pitch.Value, x.Velocity.Value).CompareTo((y.Start, y.Pitch.Value, y.Velocity.Value))));

    private static bool HasSameChords((Part Written, Part Played) pair)
    {
        var played = pair.Played.Notes.ToArray();
        var first = 0;
        foreach (var chord in pair.Written.Notes.GroupBy(note => note.Start))
        {
            var size = chord.Count();
            if (!Pitches(chord).SequenceEqual(Pitches(played.Skip(first).Take(size))))
            {
                return false;
            }

            first += size;
        }

        return first == played.Length && played.All(note => note is { Start: >= 0, Duration: > 0 });

        static IEnumerable<int> Pitches(IEnumerable<Note> notes) => notes.Select(note => note.Pitch.Value).Order();
    }

    private static bool StaysWithinRoom(Part written, Part played, int factor)
    {
        var onsets = written.Notes.Select(note => note.Start * factor).ToArray();
        var distinct = onsets.Distinct().ToArray();
        for (var i = 0; i < onsets.Length; i++)
        {
            var at = Array.BinarySearch(distinct, onsets[i]);
            var before = at > 0 ? distinct[at] - distinct[at - 1] : long.MaxValue;
            var after = at + 1 < distinct.Length ? distinct[at + 1] - distinct[at] : long.MaxValue;
            if (Math.Abs(played.Notes[i].Start - onsets[i]) > Math.Min(before, after) / 4)
            {
                return false;
            }
        }

        return true;
    }
}
