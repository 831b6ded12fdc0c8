using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Music.Features;

namespace MoodLab.Learning.Probing;

/// <summary>
/// The labelled pieces of VGMIDI as features: the training table's, which choose and teach a classifier, and the test
/// table's, which only judge it.
/// </summary>
public sealed class LabelledPieces
{
    private readonly Dictionary<FeatureSet, IReadOnlyList<double[]>> _features;
    private readonly int _trainCount;

    private LabelledPieces(
        IReadOnlyList<CorpusPiece> pieces, int trainCount, Dictionary<FeatureSet, IReadOnlyList<double[]>> features)
    {
        _trainCount = trainCount;
        _features = features;
        Labels = [.. pieces.Select(piece => (int)piece.Mood!.Value)];
        Titles = [.. pieces.Select(piece => Path.GetFileNameWithoutExtension(piece.Path))];
    }

    /// <summary>Gets the moods' numbers, training pieces first.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Gets the pieces' titles, by which divisions keep a piece on one side.</summary>
    public IReadOnlyList<string> Titles { get; }

    /// <summary>Gets the indices of the training pieces.</summary>
    public IReadOnlyList<int> Train => [.. Enumerable.Range(0, _trainCount)];

    /// <summary>Gets the indices of the test pieces.</summary>
    public IReadOnlyList<int> Test => [.. Enumerable.Range(_trainCount, Labels.Count - _trainCount)];

    /// <summary>Measures the labelled pieces of a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="model">The language model that reads them; null for features of the score alone.</param>
    /// <param name="cancellationToken">Gives up between words.</param>
    public static LabelledPieces Measure(
        VgmidiCorpus corpus, ModelFile? model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        List<CorpusPiece> train = [.. corpus.LabelledTraining, .. corpus.HeldOut];
        List<CorpusPiece> pieces = [.. train, .. corpus.LabelledTest];
        List<double[]> scores = [.. pieces.Select(piece => MoodFeatures.Measure(piece.Score))];
        Dictionary<FeatureSet, IReadOnlyList<double[]>> features = new() { [FeatureSet.Score] = scores };
        if (model is not null)
        {
            List<int[]> words = [.. pieces.Select(piece => Encode(piece, model))];
            var states = StateReader.Read(model.Model, words, cancellationToken);
            var hidden = model.Model.Options.Hidden;
            features[FeatureSet.FinalState] = [.. states.Select(state => state.Final[^hidden..])];
            features[FeatureSet.MeanState] = [.. states.Select(state => state.Mean)];
            features[FeatureSet.ScoreAndMeanState] =
                [.. scores.Zip(states, (score, state) => score.Concat(state.Mean).ToArray())];
        }

        return new LabelledPieces(pieces, train.Count, features);
    }

    /// <summary>Gets every piece's features, training pieces first.</summary>
    /// <param name="set">Which.</param>
    /// <exception cref="KeyNotFoundException">They were not measured: no language model read the pieces.</exception>
    public IReadOnlyList<double[]> Features(FeatureSet set) => _features[set];

    // Words that the model never met are left out, as the study does.
    internal static int[] Encode(CorpusPiece piece, ModelFile model) =>
    [
        .. WordEncoder.Encode(piece.Score)
            .Select(word => model.Vocabulary.TryGetId(word, out var id) ? id : -1).Where(id => id >= 0),
    ];
}
