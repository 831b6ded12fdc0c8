using MoodLab.Music.Moods;
using MoodLab.Statistics;
using MoodLab.Statistics.Classification;
using MoodLab.Statistics.CrossValidation;

namespace MoodLab.Learning.Probing;

/// <summary>
/// Names moods from several sets of features by the study's protocol, with its leak mended: ten stratified folds and
/// ten stratified shuffles of the training pieces choose penalty and C, all windows of a piece on one side; the test
/// pieces judge once.
/// </summary>
/// <param name="pieces">The labelled pieces.</param>
/// <param name="seed">Seed of the divisions.</param>
public sealed class ProbeStudy(LabelledPieces pieces, int seed = 1)
{
    private const int Folds = 10;
    private const int InnerFolds = 5;
    private const int Shuffles = 10;
    private const double ShuffleShare = 0.2;

    private static readonly Penalty[] s_penalties = [Penalty.L1, Penalty.L2];
    private static readonly int s_moods = Enum.GetValues<Mood>().Length;

    private readonly IReadOnlyList<int> _labels = [.. pieces.Train.Select(i => pieces.Labels[i])];
    private readonly IReadOnlyList<string> _titles = [.. pieces.Train.Select(i => pieces.Titles[i])];

    /// <summary>Studies a set of features.</summary>
    /// <param name="set">The set.</param>
    /// <param name="cancellationToken">Gives up between fits.</param>
    /// <returns>The classifier, taught by all training pieces, and how well it does.</returns>
    public (MoodClassifier Classifier, ProbeScore Score) Run(
        FeatureSet set, CancellationToken cancellationToken = default)
    {
        var features = Train(set);
        var folds = Splitter.StratifiedGroupFolds(_labels, _titles, Folds, seed);
        var chosen = Choose(features, _labels, folds, cancellationToken);
        var nested = Judge(features, folds, split =>
        {
            List<double[]> part = [.. split.Train.Select(i => features[i])];
            List<int> labels = [.. split.Train.Select(i => _labels[i])];
            List<string> titles = [.. split.Train.Select(i => _titles[i])];
            return Choose(
                part, labels, Splitter.StratifiedGroupFolds(labels, titles, InnerFolds, seed), cancellationToken);
        });
        var shuffles = Splitter.StratifiedGroupShuffles(_labels, _titles, Shuffles, ShuffleShare, seed);
        var classifier = MoodClassifier.Fit(set, features, _labels, chosen.Penalty, chosen.C);
        return (
            classifier,
            Score(
                classifier, Judge(features, folds, _ => chosen).Accuracy, nested.Accuracy.Share,
                shuffles.Average(split => Judge(features, [split], _ => chosen).Accuracy.Share)));
    }

    /// <summary>Measures a classifier that is there, without choosing anything anew.</summary>
    /// <param name="classifier">The classifier, taught by the training pieces.</param>
    public ClassifierScore Measure(MoodClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        var folds = Splitter.StratifiedGroupFolds(_labels, _titles, Folds, seed);
        PenaltyScore setting = new(classifier.Penalty, classifier.C, double.NaN);
        var cv = Judge(Train(classifier.Features), folds, _ => setting).Accuracy;
        var test = Test(classifier);
        return new ClassifierScore(
            classifier.Features, classifier.Regression.Features, classifier.Regression.ActiveFeatures().Count,
            classifier.Penalty, classifier.C, cv.Share, [cv.Wilson.Low, cv.Wilson.High], test.Accuracy.Share,
            [test.Accuracy.Wilson.Low, test.Accuracy.Wilson.High], test.Majority.Share,
            Agreement(test, MoodExtensions.IsPositive), Agreement(test, MoodExtensions.IsAroused), test.Rows);
    }

    private List<double[]> Train(FeatureSet set)
    {
        var all = pieces.Features(set);
        return [.. pieces.Train.Select(i => all[i])];
    }

    private static PenaltyScore Choose(
        IReadOnlyList<double[]> features,
        IReadOnlyList<int> labels,
        IReadOnlyList<Split> folds,
        CancellationToken cancellationToken) =>
        PenaltySearch.Run(features, labels, s_moods, folds, s_penalties, cancellationToken)[0];

    private ConfusionMatrix Judge(
        List<double[]> features, IReadOnlyList<Split> splits, Func<Split, PenaltyScore> choose)
    {
        List<int> truth = [], named = [];
        foreach (var split in splits)
        {
            var setting = choose(split);
            var classifier = MoodClassifier.Fit(
                default, [.. split.Train.Select(i => features[i])], [.. split.Train.Select(i => _labels[i])],
                setting.Penalty, setting.C);
            truth.AddRange(split.Test.Select(i => _labels[i]));
            named.AddRange(split.Test.Select(i => (int)classifier.Predict(features[i])));
        }

        return new ConfusionMatrix(truth, named, s_moods);
    }

    private ConfusionMatrix Test(MoodClassifier classifier)
    {
        var features = pieces.Features(classifier.Features);
        return new ConfusionMatrix(
            [.. pieces.Test.Select(i => pieces.Labels[i])],
            [.. pieces.Test.Select(i => (int)classifier.Predict(features[i]))], s_moods);
    }

    private ProbeScore Score(MoodClassifier classifier, Proportion cv, double nested, double shuffles)
    {
        var test = Test(classifier);
        return new ProbeScore(
            classifier.Features, classifier.Regression.Features, classifier.Regression.ActiveFeatures().Count,
            classifier.Penalty, classifier.C, cv.Share, cv.Wilson, nested, shuffles, test.Accuracy.Share,
            test.Accuracy.Wilson, test.Majority.Share, Agreement(test, MoodExtensions.IsPositive),
            Agreement(test, MoodExtensions.IsAroused), test.Rows);
    }

    private static double Agreement(ConfusionMatrix test, Func<Mood, bool> side) => Enumerable.Range(0, s_moods)
        .Sum(truth => Enumerable.Range(0, s_moods).Where(named => side((Mood)truth) == side((Mood)named))
            .Sum(named => test[truth, named])) / (double)test.Total;
}
