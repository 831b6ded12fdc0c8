using MoodLab.Music.Scores;

namespace MoodLab.Music.Metrics;

/// <summary>The metrics of a score that are single numbers, by name. Undefined ones are NaN.</summary>
public static class PieceMetrics
{
    /// <summary>Gets the metrics' names, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "pitches used", "pitch classes used", "pitch range", "polyphony", "polyphony rate", "polyphony rate of three",
        "scale consistency", "pitch entropy", "pitch class entropy", "empty beat rate", "empty bar rate",
        "groove consistency", "mean pitch shift", "mean onset interval",
    ];

    /// <summary>Measures a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>One number for each of <see cref="Names"/>.</returns>
    public static double[] Measure(Score score) =>
    [
        PitchMetrics.PitchesUsed(score), PitchMetrics.PitchClassesUsed(score), PitchMetrics.Range(score),
        PitchMetrics.Polyphony(score), PitchMetrics.PolyphonyRate(score, 1),
        PitchMetrics.PolyphonyRate(score, PitchMetrics.PublishedThreshold),
        PitchMetrics.ScaleConsistency(score), PitchMetrics.PitchEntropy(score), PitchMetrics.PitchClassEntropy(score),
        RhythmMetrics.EmptyBeatRate(score), RhythmMetrics.EmptyBarRate(score),
        RhythmMetrics.GrooveConsistency(score), PitchFeatures.MeanShift(score),
        RhythmFeatures.MeanOnsetInterval(score),
    ];
}
