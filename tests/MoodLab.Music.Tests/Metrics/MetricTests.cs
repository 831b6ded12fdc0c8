using MoodLab.Music.Metrics;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Metrics;

/// <summary>Perfect, empty, invalid and hostile input.</summary>
public sealed class MetricTests
{
    private static readonly Score s_empty = new() { TicksPerQuarter = 480, Parts = [] };

    private static Score CMajorScale => Melody(60, 62, 64, 65, 67, 69, 71, 72);

    [Fact]
    public void ScaleConsistency_OfAScale_IsOneAndItsOwnKeyFitsBest()
    {
        Assert.Equal(1, PitchMetrics.ScaleConsistency(CMajorScale));
        Assert.Equal(1, PitchMetrics.InScaleRate(CMajorScale, 0, isMajor: true));
        Assert.Equal(1, PitchMetrics.InScaleRate(CMajorScale, 9, isMajor: false));
        Assert.Equal(3 / 8.0, PitchMetrics.InScaleRate(CMajorScale, 4, isMajor: true));
    }

    [Fact]
    public void Groove_OfEqualBars_IsOneUnlessTheScoreEndsOnABarLine()
    {
        var toTheLine = Melody([.. Enumerable.Repeat(60, 12)]);
        List<Note> notes = [.. toTheLine.Parts[0].Notes];
        notes[^1] = notes[^1] with { Duration = 400 };

        Assert.Equal(1, RhythmMetrics.GrooveConsistency(toTheLine with { Parts = [new Part { Notes = notes }] }));
        Assert.Equal(1 - (4 / (3 * 16.0)), RhythmMetrics.GrooveConsistency(toTheLine, 4));
        Assert.True(double.IsNaN(RhythmMetrics.GrooveConsistency(Melody(60, 60, 60))));
    }

    [Fact]
    public void EmptyRates_OfAFullScore_AreZero()
    {
        Assert.Equal(0, RhythmMetrics.EmptyBeatRate(CMajorScale));
        Assert.Equal(0, RhythmMetrics.EmptyBarRate(CMajorScale));
    }

    [Fact]
    public void PolyphonyRate_OfTwoVoices_CountsThemOnlyInTheFormOfTwo()
    {
        var voices = CMajorScale with { Parts = [CMajorScale.Parts[0], Melody(48, 50, 52, 53).Parts[0]] };

        Assert.Equal(0.5, PitchMetrics.PolyphonyRate(voices, 1));
        Assert.Equal(0, PitchMetrics.PolyphonyRate(voices, PitchMetrics.PublishedThreshold));
        Assert.Equal(1.5, PitchMetrics.Polyphony(voices));
    }

    [Fact]
    public void Polyphony_OfAPitchStruckTwiceAtOnce_IsOne()
    {
        var twice = CMajorScale with { Parts = [CMajorScale.Parts[0], CMajorScale.Parts[0]] };

        Assert.Equal(1, PitchMetrics.Polyphony(twice));
        Assert.Equal(0, PitchMetrics.PolyphonyRate(twice, 1));
    }

    [Fact]
    public void Measure_NoNotes_HasZeroCountsAndNaN()
    {
        var metrics = PieceMetrics.Measure(s_empty);

        Assert.Equal(PieceMetrics.Names.Count, metrics.Length);
        Assert.Equal([0, 0, 0], metrics[..3]);
        Assert.All(metrics[3..], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Measure_NoteAtTheEndOfTime_TakesNoRoomAndNoTime()
    {
        const long late = 1L << 39;
        Score score = new()
        {
            TicksPerQuarter = 1,
            TimeSignatures = [new TimeSignature(0, 1, 128)],
            Parts = [new Part { Notes = [Note(60, 0, late), Note(61, late, late)] }],
        };
        var before = GC.GetAllocatedBytesForCurrentThread();

        var metrics = PieceMetrics.Measure(score);
        var lengths = RhythmFeatures.LengthHistogram(score, withRests: true);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Equal(0, metrics[PieceMetrics.Names.ToList().IndexOf("empty bar rate")]);
        Assert.Equal(1, lengths[0]);
    }

    [Fact]
    public void ByBar_OfOneBarMoreThanThereIs_EndsWithZero()
    {
        Assert.Equal([4, 4, 0], RhythmFeatures.UsedNotesByBar(CMajorScale, 3));
        Assert.Equal([4, 4, 0], PitchFeatures.UsedPitchesByBar(CMajorScale, 3));
        Assert.Equal(2, PitchFeatures.ClassHistogramByBar(CMajorScale, 3).Cast<double>().Sum(), 1e-12);
    }

    [Fact]
    public void Arguments_OutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchMetrics.PolyphonyRate(s_empty, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PitchMetrics.InScaleRate(s_empty, 12, isMajor: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => RhythmMetrics.GrooveConsistency(s_empty, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RhythmFeatures.UsedNotesByBar(s_empty, 0));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => PitchFeatures.ClassHistogramByBar(s_empty, BarGrid.MaximumBars + 1));
        Assert.Throws<ArgumentNullException>(() => PieceMetrics.Measure(null!));
    }

    private static Score Melody(params int[] pitches) => new()
    {
        TicksPerQuarter = 480,
        Parts = [new Part { Notes = [.. pitches.Select((pitch, i) => Note(pitch, i * 480, 480))] }],
    };

    private static Note Note(int pitch, long start, long duration) =>
        new(new MidiPitch(pitch), new Velocity(80), start, duration);
}
