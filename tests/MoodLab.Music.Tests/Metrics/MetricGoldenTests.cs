using MoodLab.Music.Metrics;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Metrics;

/// <summary>All metrics on small scores, compared with a program that computes them on dense arrays.</summary>
public sealed class MetricGoldenTests
{
    // Sums of some hundred numbers of about 1, in another order.
    private const double Tolerance = 1e-9;

    private static readonly Dictionary<string, Func<Score, double>> s_numbers = new()
    {
        ["pitchesUsed"] = score => PitchMetrics.PitchesUsed(score),
        ["pitchClassesUsed"] = score => PitchMetrics.PitchClassesUsed(score),
        ["pitchRange"] = score => PitchMetrics.Range(score),
        ["polyphony"] = PitchMetrics.Polyphony,
        ["polyphonyRateOfTwo"] = score => PitchMetrics.PolyphonyRate(score, 1),
        ["polyphonyRateOfThree"] = score => PitchMetrics.PolyphonyRate(score, PitchMetrics.PublishedThreshold),
        ["inDMinor"] = score => PitchMetrics.InScaleRate(score, 2, isMajor: false),
        ["inAMajor"] = score => PitchMetrics.InScaleRate(score, 9, isMajor: true),
        ["scaleConsistency"] = PitchMetrics.ScaleConsistency,
        ["pitchEntropy"] = PitchMetrics.PitchEntropy,
        ["pitchClassEntropy"] = PitchMetrics.PitchClassEntropy,
        ["emptyBeatRate"] = RhythmMetrics.EmptyBeatRate,
        ["emptyBarRate"] = RhythmMetrics.EmptyBarRate,
        ["groove"] = score => RhythmMetrics.GrooveConsistency(score),
        ["grooveInSixteenths"] = score => RhythmMetrics.GrooveConsistency(score, 4),
        ["drumsInDuplePattern"] = score => DrumMetrics.InPatternRate(score, isTriple: false),
        ["drumsInTriplePattern"] = score => DrumMetrics.InPatternRate(score, isTriple: true),
        ["usedPitches"] = score => PitchFeatures.UsedPitches(score),
        ["rollRange"] = PitchFeatures.Range,
        ["meanShift"] = PitchFeatures.MeanShift,
        ["usedNotes"] = score => RhythmFeatures.UsedNotes(score),
        ["meanOnsetInterval"] = RhythmFeatures.MeanOnsetInterval,
        ["barCount"] = score => BarGrid.BarCount(score),
    };

    private static readonly Dictionary<string, Func<Score, IEnumerable<double>>> s_arrays = new()
    {
        ["usedPitchesByBar"] = score => PitchFeatures.UsedPitchesByBar(score, MetricGoldens.Bars),
        ["usedNotesByBar"] = score => RhythmFeatures.UsedNotesByBar(score, MetricGoldens.Bars),
        ["classHistogram"] = PitchFeatures.ClassHistogram,
        ["classHistogramByBar"] = score =>
            PitchFeatures.ClassHistogramByBar(score, MetricGoldens.Bars).Cast<double>(),
        ["classTransitions"] = score => PitchFeatures.ClassTransitions(score).Cast<double>(),
        ["classTransitionsInRows"] = score =>
            PitchFeatures.ClassTransitions(score, TransitionScale.Rows).Cast<double>(),
        ["lengthHistogram"] = score => RhythmFeatures.LengthHistogram(score),
        ["lengthHistogramWithRests"] = score => RhythmFeatures.LengthHistogram(score, withRests: true),
        ["lengthTransitions"] = score => RhythmFeatures.LengthTransitions(score).Cast<double>(),
        ["lengthTransitionsWithRests"] = score =>
            RhythmFeatures.LengthTransitions(score, TransitionScale.Whole, withRests: true).Cast<double>(),
    };

    public static TheoryData<string> Scores => [.. MetricGoldens.Names];

    [Fact]
    public void Golden_File_HoldsScores() => Assert.True(Scores.Count >= 5);

    [Theory]
    [MemberData(nameof(Scores))]
    public void Numbers_OfAGoldenScore_AreThoseOfTheDefinition(string name)
    {
        var score = MetricGoldens.ScoreOf(name);

        Assert.All(s_numbers, metric =>
            Assert.Equal(MetricGoldens.Values(name, metric.Key)[0], metric.Value(score), Tolerance));
    }

    [Theory]
    [MemberData(nameof(Scores))]
    public void Arrays_OfAGoldenScore_AreThoseOfTheDefinition(string name)
    {
        var score = MetricGoldens.ScoreOf(name);

        Assert.All(s_arrays, metric =>
        {
            var expected = MetricGoldens.Values(name, metric.Key);
            double[] actual = [.. metric.Value(score)];
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        });
    }
}
