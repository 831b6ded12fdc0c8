using MoodLab.Music.Scores;
using MoodLab.Statistics.Calibration;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying;

/// <summary>Names the composer of a piece, and says why. May be used from several threads.</summary>
/// <remarks>
/// Linear machines on weighed patterns, as text is sorted by topic (Joachims, "Text Categorization with Support Vector
/// Machines", 1998): what each place of the piece adds to a composer's score is known exactly.
/// </remarks>
public sealed class ComposerModel
{
    /// <summary>The name of the class of all composers that are not known.</summary>
    public const string None = "none of these";

    private readonly LinearSvm _machines;

    /// <summary>Makes a model of its parts.</summary>
    /// <param name="composers">The known composers; the machines have one class more, the last: none of these.</param>
    /// <param name="vocabulary">The patterns it looks at.</param>
    /// <param name="machines">What each pattern speaks for.</param>
    /// <param name="calibration">How scores become probabilities.</param>
    /// <param name="pieces">What it was taught with.</param>
    /// <exception cref="ArgumentException">The parts do not fit.</exception>
    public ComposerModel(
        IReadOnlyList<string> composers,
        PatternVocabulary vocabulary,
        LinearSvm machines,
        TemperatureScaling calibration,
        IReadOnlyList<IndexedPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(composers);
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(machines);
        if (machines.Classes != composers.Count + 1 || machines.Features != vocabulary.Count)
        {
            throw new ArgumentException(
                $"{composers.Count} composers and {vocabulary.Count} patterns do not fit machines of "
                + $"{machines.Classes} classes and {machines.Features} features.", nameof(machines));
        }

        (Composers, Vocabulary, _machines) = (composers, vocabulary, machines);
        (Calibration, Pieces) = (calibration, pieces);
    }

    /// <summary>Gets the known composers, ordered by name.</summary>
    public IReadOnlyList<string> Composers { get; }

    /// <summary>Gets the patterns that the model looks at.</summary>
    public PatternVocabulary Vocabulary { get; }

    /// <summary>Gets how scores become probabilities.</summary>
    public TemperatureScaling Calibration { get; }

    /// <summary>Gets the pieces that it was taught with.</summary>
    public IReadOnlyList<IndexedPiece> Pieces { get; }

    internal LinearSvm Machines => _machines;

    /// <summary>Names the composer of a piece or a fragment.</summary>
    /// <param name="score">The piece; percussion does not count.</param>
    /// <param name="nearest">How many of the taught pieces that are most alike are wanted.</param>
    /// <exception cref="ArgumentException">The piece has no pitched notes.</exception>
    public ComposerVerdict Identify(Score score, int nearest = 3)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfNegative(nearest);
        var moments = Moments.Of(score, PatternReader.MostNotes);
        if (moments.Count == 0)
        {
            throw new ArgumentException("The piece has no pitched notes.", nameof(score));
        }

        var found = PatternReader.Read(moments);
        ComposerExample example = new(PatternCounts.Of(found), moments.Notes.Length);
        var features = Vocabulary.Weigh(example.Patterns);
        var shares = Calibration.Probabilities(_machines.Margins(features), example.Size);
        int[] order = [.. Enumerable.Range(0, Composers.Count).OrderByDescending(k => shares[k]).ThenBy(k => k)];
        var projection = IndexedPiece.Project(features);
        return new ComposerVerdict(
            [.. order.Select(k => new ComposerShare(Composers[k], shares[k]))],
            shares[^1],
            Evidence(score, moments, found, features, order[0]),
            [
                .. Pieces.Select(piece => new NearPiece(piece.Path, piece.Composer, piece.Similarity(projection)))
                    .OrderByDescending(piece => piece.Similarity)
                    .ThenBy(piece => piece.Path, StringComparer.Ordinal)
                    .Take(nearest),
            ],
            example.Notes);
    }

    // Each pattern's part in the score, divided among the moments at which it occurs.
    private ComposerEvidence Evidence(
        Score score,
        Moments moments,
        IReadOnlyList<PatternOccurrence> found,
        SparseVector features,
        int composer)
    {
        Dictionary<int, int> counts = [];
        foreach (var occurrence in found)
        {
            if (Vocabulary.Find(occurrence.Key) is >= 0 and var place)
            {
                counts[place] = counts.GetValueOrDefault(place) + 1;
            }
        }

        var weights = _machines.Weights(composer);
        Dictionary<int, double> parts = [];
        for (var i = 0; i < features.Indices.Length; i++)
        {
            var place = features.Indices[i];
            parts[place] = features.Values[i] * (double)weights[place] / counts[place];
        }

        var byMoment = new double[moments.Count];
        var byKind = new double[Enum.GetValues<PatternKind>().Length];
        foreach (var (key, family, moment) in found)
        {
            if (parts.TryGetValue(Vocabulary.Find(key), out var part))
            {
                byMoment[moment] += part;
                byKind[(int)PatternKinds.Of(family)] += part;
            }
        }

        var map = score.CreateTempoMap();
        return new ComposerEvidence(
            [
                .. byMoment.Select((value, m) =>
                    new MomentEvidence(map.TicksToSeconds(moments.Notes[moments.Firsts[m]].Start), value)),
            ],
            [
                .. Enum.GetValues<PatternKind>().Where(kind => kind != PatternKind.Source)
                    .Select(kind => new KindEvidence(kind, byKind[(int)kind])),
            ]);
    }
}
