using MoodLab.Music.Metrics;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Evaluation;

/// <summary>What sets of scores are compared by: mgeval's features and MusPy's metrics.</summary>
internal static class SetFeatures
{
    /// <summary>
    /// Gets the features, each with what it says of a score: a number, or a histogram or matrix in a row. Transitions
    /// are counts, as mgeval compares them.
    /// </summary>
    /// <param name="bars">How many bars the features by bar look at.</param>
    public static IReadOnlyList<(string Name, Func<Score, double[]> Measure)> Of(int bars) =>
    [
        ("pitch count", score => [PitchFeatures.UsedPitches(score)]),
        ("pitch count by bar", score => PitchFeatures.UsedPitchesByBar(score, bars)),
        ("pitch class histogram", PitchFeatures.ClassHistogram),
        ("pitch class histogram by bar", score => InARow(PitchFeatures.ClassHistogramByBar(score, bars))),
        ("pitch class transitions", score => InARow(PitchFeatures.ClassTransitions(score))),
        ("pitch range", score => [PitchFeatures.Range(score)]),
        ("mean pitch shift", score => [PitchFeatures.MeanShift(score)]),
        ("note count", score => [RhythmFeatures.UsedNotes(score)]),
        ("note count by bar", score => RhythmFeatures.UsedNotesByBar(score, bars)),
        ("mean onset interval", score => [RhythmFeatures.MeanOnsetInterval(score)]),
        ("note length histogram", score => RhythmFeatures.LengthHistogram(score)),
        ("note length transitions", score => InARow(RhythmFeatures.LengthTransitions(score))),
        ("pitch classes used", score => [PitchMetrics.PitchClassesUsed(score)]),
        ("polyphony", score => [PitchMetrics.Polyphony(score)]),
        ("polyphony rate", score => [PitchMetrics.PolyphonyRate(score, 1)]),
        ("scale consistency", score => [PitchMetrics.ScaleConsistency(score)]),
        ("pitch entropy", score => [PitchMetrics.PitchEntropy(score)]),
        ("pitch class entropy", score => [PitchMetrics.PitchClassEntropy(score)]),
        ("empty beat rate", score => [RhythmMetrics.EmptyBeatRate(score)]),
        ("empty bar rate", score => [RhythmMetrics.EmptyBarRate(score)]),
        ("groove consistency", score => [RhythmMetrics.GrooveConsistency(score)]),
    ];

    private static double[] InARow(double[,] matrix) => [.. matrix.Cast<double>()];
}
