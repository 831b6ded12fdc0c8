using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;
using MoodLab.Statistics;
using MoodLab.Statistics.Classification;
using MoodLab.Statistics.CrossValidation;

namespace MoodLab.Learning.Control;

/// <summary>
/// Teaches the probe whose neurons are evolved: which mood tanh of the last layer's cells tells after an excerpt of a
/// labelled piece, by logistic regression with an L1 penalty, which leaves few neurons (Ferreira and Whitehead 2019,
/// section 4).
/// </summary>
/// <remarks>
/// Excerpts are as long as the beginnings that it is to judge; the study's are phrases. The study chooses C by the
/// accuracy on the test set, here folds of the training pieces choose it, all excerpts of a piece on one side.
/// </remarks>
public static class NeuronProbe
{
    // Evenly spread over the piece; more would repeat themselves and slow the search for C down.
    private const int ExcerptsOfPiece = 4;
    private const int Folds = 5;

    private static readonly int s_moods = Enum.GetValues<Mood>().Length;

    /// <summary>Teaches a probe.</summary>
    /// <param name="corpus">Holds the labelled pieces.</param>
    /// <param name="model">Reads them, without being told their moods.</param>
    /// <param name="words">The words of an excerpt, at least 1.</param>
    /// <param name="seed">Seed of the folds.</param>
    /// <param name="cancellationToken">Gives up between words and fits.</param>
    /// <exception cref="CorpusException">There are fewer labelled training pieces than folds.</exception>
    public static (MoodClassifier Probe, NeuronProbeScore Score) Teach(
        VgmidiCorpus corpus, ModelFile model, int words, int seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(words, 1);
        List<CorpusPiece> pieces = [.. corpus.LabelledTraining, .. corpus.HeldOut];
        if (pieces.Count < Folds)
        {
            throw new CorpusException($"It has {pieces.Count} labelled training pieces; a probe needs {Folds}.");
        }

        var train = Read(pieces, model, words, cancellationToken);
        List<double[]> states = [.. train.Select(excerpt => excerpt.State)];
        List<int> labels = [.. train.Select(excerpt => excerpt.Label)];
        var folds = Splitter.StratifiedGroupFolds(labels, [.. train.Select(excerpt => excerpt.Piece)], Folds, seed);
        var chosen = PenaltySearch.Run(states, labels, s_moods, folds, [Penalty.L1], cancellationToken)[0];
        var probe = MoodClassifier.Fit(FeatureSet.FinalState, states, labels, Penalty.L1, chosen.C);
        var test = Read(corpus.LabelledTest, model, words, cancellationToken);
        return (probe, Score(probe, train.Count, chosen, test));
    }

    private static List<Excerpt> Read(
        IEnumerable<CorpusPiece> pieces, ModelFile model, int length, CancellationToken cancellationToken)
    {
        List<(CorpusPiece Piece, int[] Words)> excerpts = [.. pieces.SelectMany(
            piece => Cut(LabelledPieces.Encode(piece, model), length).Select(words => (piece, words)))];
        var read = StateReader.Read(model.Model, [.. excerpts.Select(excerpt => excerpt.Words)], cancellationToken);
        return
        [
            .. excerpts.Zip(read, (excerpt, states) => new Excerpt(
                Path.GetFileNameWithoutExtension(excerpt.Piece.Path), (int)excerpt.Piece.Mood!.Value,
                states.Final[^model.Model.Options.Hidden..])),
        ];
    }

    // The first begins with the piece, the last ends with it; a short piece has fewer.
    private static IEnumerable<int[]> Cut(int[] words, int length)
    {
        var spare = Math.Max(0, words.Length - length);
        return Enumerable.Range(0, ExcerptsOfPiece)
            .Select(i => (int)((long)spare * i / (ExcerptsOfPiece - 1))).Distinct()
            .Select(start => words[start..Math.Min(words.Length, start + length)]);
    }

    private static NeuronProbeScore Score(
        MoodClassifier probe, int excerpts, PenaltyScore chosen, List<Excerpt> test)
    {
        var right = test.Count(excerpt => (int)probe.Predict(excerpt.State) == excerpt.Label);
        var pieces = test.GroupBy(excerpt => excerpt.Piece).ToList();
        var rightPieces = pieces.Count(piece => Name(probe, piece) == piece.First().Label);
        var majority = pieces.CountBy(piece => piece.First().Label).Select(label => label.Value).DefaultIfEmpty().Max();
        return new NeuronProbeScore(
            excerpts, probe.Regression.ActiveFeatures().Count, chosen.C, chosen.Accuracy,
            new Proportion(right, test.Count).Share, new Proportion(rightPieces, pieces.Count),
            new Proportion(majority, pieces.Count).Share);
    }

    private static int Name(MoodClassifier probe, IEnumerable<Excerpt> piece)
    {
        var logarithms = new double[s_moods];
        foreach (var excerpt in piece)
        {
            var probabilities = probe.Probabilities(excerpt.State);
            for (var mood = 0; mood < s_moods; mood++)
            {
                logarithms[mood] += Math.Log(probabilities[mood]);
            }
        }

        return Array.IndexOf(logarithms, logarithms.Max());
    }

    private sealed record Excerpt(string Piece, int Label, double[] State);
}
