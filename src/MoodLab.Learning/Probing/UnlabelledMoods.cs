using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Probing;

/// <summary>Names the moods of the pieces that nobody has labelled.</summary>
public static class UnlabelledMoods
{
    /// <summary>Names the mood of every unlabelled training piece.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="model">The language model that reads them.</param>
    /// <param name="classifier">A classifier of <see cref="FeatureSet.MeanState"/> of that model.</param>
    /// <param name="cancellationToken">Gives up between words.</param>
    /// <returns>Each piece's path, mood and the mood's probability.</returns>
    public static IEnumerable<(string Path, Mood Mood, double Probability)> Name(
        VgmidiCorpus corpus, ModelFile model, MoodClassifier classifier, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(classifier);
        var words = corpus.Training.Select(piece => LabelledPieces.Encode(piece, model)).ToList();
        foreach (var (piece, (_, mean)) in corpus.Training.Zip(StateReader.Read(model.Model, words, cancellationToken)))
        {
            var probabilities = classifier.Probabilities(mean);
            var most = Array.IndexOf(probabilities, probabilities.Max());
            yield return (piece.Path, (Mood)most, probabilities[most]);
        }
    }
}
