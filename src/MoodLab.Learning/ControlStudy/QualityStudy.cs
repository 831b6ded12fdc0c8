using MoodLab.Learning.Datasets;
using MoodLab.Learning.Evaluation;
using MoodLab.Music.Metrics;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.ControlStudy;

/// <summary>
/// Measures sets of pieces, and compares them with the corpus's own validation pieces by the relative evaluation of
/// Yang and Lerch ("On the evaluation of generative models in music", 2018; <see cref="SetComparison"/>). All pieces
/// are cut to the same length, and the corpus's ones are taken as words can say them.
/// </summary>
public sealed class QualityStudy
{
    // The part of the notes that lies beyond either end of the usual range.
    private const double Tail = 0.05;

    private readonly double _seconds;
    private readonly List<Score> _corpus;

    /// <summary>Prepares the corpus.</summary>
    /// <param name="validation">The corpus's validation pieces.</param>
    /// <param name="seconds">The length to which pieces are cut.</param>
    public QualityStudy(IReadOnlyList<CorpusPiece> validation, double seconds)
    {
        _seconds = seconds;
        _corpus = [.. validation.Select(piece => Beginnings.Encoded(piece.Score, seconds))];
    }

    /// <summary>Measures the corpus's validation pieces themselves, without a comparison.</summary>
    public QualityScore MeasureCorpus() => Measure(_corpus, []);

    /// <summary>Measures other pieces of the corpus: what a model without fault could reach.</summary>
    /// <param name="pieces">For example training pieces; as many as there are validation pieces are drawn.</param>
    /// <param name="cancellationToken">Gives up between features.</param>
    public QualityScore MeasureCorpus(
        IReadOnlyList<CorpusPiece> pieces, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var drawn = pieces.ToArray();
        new Random(new SetComparisonOptions().Seed).Shuffle(drawn);
        return Compare(
            [.. drawn.Take(_corpus.Count).Select(piece => Beginnings.Encoded(piece.Score, _seconds))],
            cancellationToken);
    }

    /// <summary>Measures composed pieces.</summary>
    /// <param name="pieces">The pieces; all are measured, as many as there are validation pieces are
    /// compared.</param>
    /// <param name="cancellationToken">Gives up between features.</param>
    public QualityScore Measure(IReadOnlyList<ControlPiece> pieces, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return Compare([.. pieces.Select(piece => Beginnings.Cut(piece.Score(), _seconds))], cancellationToken);
    }

    private QualityScore Compare(List<Score> scores, CancellationToken cancellationToken)
    {
        var compared = SetComparison.Compare(_corpus, scores, null, cancellationToken);
        return Measure(scores, [.. compared.Select(feature => new FeatureQuality(
            feature.Feature,
            Known(feature.Second.Values?.Mean), Known(feature.First.Values?.Mean),
            Known(feature.First.AgainstInter.Overlap), Known(feature.First.AgainstInter.Divergence),
            Known(feature.Second.AgainstInter.Overlap), Known(feature.Second.AgainstInter.Divergence)))]);
    }

    private static QualityScore Measure(List<Score> scores, IReadOnlyList<FeatureQuality> features)
    {
        List<MidiPitch> pitches =
            [.. scores.SelectMany(score => score.Parts).SelectMany(part => part.Notes)
                .Select(note => note.Pitch).OrderBy(pitch => pitch.Value)];
        string? Pitch(double share) =>
            pitches.Count == 0 ? null : pitches[(int)(share * (pitches.Count - 1))].ToString();
        List<double[]> metrics = [.. scores.Select(PieceMetrics.Measure)];
        return new QualityScore(
            scores.Count,
            Mean(features.Select(feature => feature.Overlap)),
            Mean(features.Select(feature => feature.Divergence)),
            Mean(features.Select(feature => feature.OwnOverlap)),
            Mean(scores.Select(score => Known(BarRepetition.Measure(score)))),
            Known(pitches.Count / scores.Sum(ControlJudge.Seconds)),
            Pitch(0), Pitch(1), Pitch(Tail), Pitch(1 - Tail),
            PieceMetrics.Names.Select((name, i) => (name, Mean(metrics.Select(piece => Known(piece[i])))))
                .ToDictionary(metric => metric.name, metric => metric.Item2),
            features);
    }

    private static double? Mean(IEnumerable<double?> values) => values.Average();

    // JSON has neither NaN nor infinity.
    private static double? Known(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
