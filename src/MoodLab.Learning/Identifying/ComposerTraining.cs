using MoodLab.Learning.Identifying.Study;
using MoodLab.Statistics.Calibration;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying;

/// <summary>Teaches models of composers and lets those that have not met a piece judge it.</summary>
/// <param name="pieces">The corpus.</param>
/// <param name="classes">The composers to be told apart, ordered.</param>
/// <param name="options">How.</param>
public sealed class ComposerTraining(
    ComposerPieces pieces, IReadOnlyList<string> classes, ComposerTrainingOptions options)
{
    private static readonly TemperatureScaling s_plain = new(0, 0);

    private readonly IReadOnlyList<ComposerPiece> _pieces = pieces.Corpus.Pieces;
    private readonly Dictionary<string, int> _labels =
        classes.Select((name, label) => (name, label)).ToDictionary(pair => pair.name, pair => pair.label);

    // Whoever is of no class has to be judged by a model that has met none of his pieces: strangers go to folds whole.
    private readonly Dictionary<string, int> _strangers =
        pieces.Corpus.Pieces.Select(piece => piece.Composer).Except(classes).Order(StringComparer.Ordinal)
            .Select((name, number) => (name, number))
            .ToDictionary(pair => pair.name, pair => pair.number % ComposerCorpus.FoldCount);

    private IReadOnlyList<string> Names => options.KnowsNone ? [.. classes, ComposerModel.None] : classes;

    /// <summary>Teaches a model for each fold with the other folds, and lets it judge the fold.</summary>
    /// <param name="progress">Told the number of folds done; may be null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was said of each piece and each of its fragments.</returns>
    /// <remarks>
    /// The two numbers of a fold's calibration are fitted to what was said of the other folds, by models that had not
    /// met the pieces in question either.
    /// </remarks>
    public JudgedComposers Judge(IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        List<Judged> judged = [];
        for (var fold = 0; fold < ComposerCorpus.FoldCount; fold++)
        {
            var (vocabulary, machines) = Teach(i => Fold(i) != fold, cancellationToken);
            foreach (var i in Taught().Where(i => Fold(i) == fold))
            {
                judged.Add(new Judged(i, null, Margins(pieces.Whole[i])));
                judged.AddRange(pieces.Fragments[i].Select((part, n) => new Judged(i, n, Margins(part))));
            }

            progress?.Report(fold + 1);

            double[] Margins(ComposerExample example) => machines.Margins(vocabulary.Weigh(example.Patterns));
        }

        var scalings = Enumerable.Range(0, ComposerCorpus.FoldCount)
            .Select(fold => Calibrate(judged.Where(item => Fold(item.Piece) != fold))).ToArray();
        return new JudgedComposers(
            Predictions(judged.Where(item => item.Part is null)),
            Predictions(judged.Where(item => item.Part is not null)),
            Calibrate(judged));

        StudyPredictions Predictions(IEnumerable<Judged> items) => new(
            Names,
            [
                .. items.Select(item => new StudyPrediction(
                    _pieces[item.Piece].Path, item.Part ?? 0, Fold(item.Piece), Label(item.Piece),
                    scalings[Fold(item.Piece)].Probabilities(item.Margins, Example(item).Size))),
            ]);
    }

    /// <summary>
    /// Teaches models with fragments alone and lets them judge others: the folds are of works, or of fragments whatever
    /// piece they are of, so that the two differ by nothing but what the models have met.
    /// </summary>
    /// <param name="isByWorks">Whether the folds are of works.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was said of each fragment, with probabilities that are not calibrated.</returns>
    public StudyPredictions JudgeFragments(bool isByWorks, CancellationToken cancellationToken = default)
    {
        (int Piece, int Part)[] parts =
            [.. Taught().SelectMany(i => Enumerable.Range(0, pieces.Fragments[i].Count).Select(part => (i, part)))];
        new Random(options.Seed).Shuffle(parts);
        List<StudyPrediction> said = [];
        for (var fold = 0; fold < ComposerCorpus.FoldCount; fold++)
        {
            var (taught, judged) = (Parts(isJudged: false), Parts(isJudged: true));
            var (vocabulary, machines) = Teach(
                [.. taught.Select(Patterns)], [.. taught.Select(part => (Patterns(part), Label(part.Piece)))],
                cancellationToken);
            said.AddRange(judged.Select(part => new StudyPrediction(
                _pieces[part.Piece].Path, part.Part, fold, Label(part.Piece),
                s_plain.Probabilities(machines.Margins(vocabulary.Weigh(Patterns(part))), 0))));

            (int Piece, int Part)[] Parts(bool isJudged) =>
            [
                .. parts.Where((part, n) =>
                    isJudged == ((isByWorks ? Fold(part.Piece) : n % ComposerCorpus.FoldCount) == fold)),
            ];
        }

        return new StudyPredictions(Names, said);

        PatternCounts Patterns((int Piece, int Part) part) => pieces.Fragments[part.Piece][part.Part].Patterns;
    }

    /// <summary>Teaches a model with all pieces.</summary>
    /// <param name="calibration">How sure it is, by what models of the folds said (<see cref="Judge"/>).</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ComposerModel Teach(TemperatureScaling calibration, CancellationToken cancellationToken = default) =>
        Teach(calibration, _ => true, cancellationToken);

    /// <summary>Teaches a model with all pieces but those of a fold, so that they can try it.</summary>
    /// <param name="fold">The fold, 0 to <see cref="ComposerCorpus.FoldCount"/> - 1.</param>
    /// <param name="calibration">How sure it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ComposerModel TeachWithout(
        int fold, TemperatureScaling calibration, CancellationToken cancellationToken = default) =>
        Teach(calibration, i => Fold(i) != fold, cancellationToken);

    private ComposerModel Teach(
        TemperatureScaling calibration, Func<int, bool> isTaught, CancellationToken cancellationToken)
    {
        if (!options.KnowsNone)
        {
            throw new InvalidOperationException("A model that is to be used has to know what it does not know.");
        }

        var (vocabulary, machines) = Teach(isTaught, cancellationToken);
        return new ComposerModel(
            classes, vocabulary, machines, calibration,
            [
                .. Taught().Where(isTaught)
                    .Select(i => IndexedPiece.Of(_pieces[i], vocabulary.Weigh(pieces.Whole[i].Patterns))),
            ]);
    }

    // Composers of no class are of the class "none of these" where there is one.
    private int Label(int piece) => _labels.GetValueOrDefault(_pieces[piece].Composer, classes.Count);

    private int Fold(int piece) => _strangers.GetValueOrDefault(_pieces[piece].Composer, _pieces[piece].Fold);

    private IEnumerable<int> Taught() =>
        Enumerable.Range(0, _pieces.Count).Where(i => options.KnowsNone || Label(i) < classes.Count);

    private (PatternVocabulary Vocabulary, LinearSvm Machines) Teach(
        Func<int, bool> isTaught, CancellationToken cancellationToken)
    {
        int[] taught = [.. Taught().Where(isTaught)];
        return Teach(
            [.. taught.Select(i => pieces.Whole[i].Patterns)],
            [
                .. taught.SelectMany(i => Spread(pieces.Fragments[i]).Prepend(pieces.Whole[i])
                    .Select(example => (example.Patterns, Label(i)))),
            ],
            cancellationToken);
    }

    private (PatternVocabulary Vocabulary, LinearSvm Machines) Teach(
        IReadOnlyList<PatternCounts> known,
        IReadOnlyList<(PatternCounts Patterns, int Label)> taught,
        CancellationToken cancellationToken)
    {
        var vocabulary = PatternVocabulary.Learn(known, options.LeastPieces, options.MostPatterns);
        return (vocabulary, LinearSvm.Fit(
            [.. taught.Select(one => vocabulary.Weigh(one.Patterns))],
            [.. taught.Select(one => one.Label)],
            Names.Count,
            vocabulary.Count,
            new LinearSvmOptions { C = options.C, Tolerance = 0.1, MaxPasses = 60, Seed = options.Seed },
            cancellationToken));
    }

    // As many as are taught, from all over the piece.
    private IEnumerable<ComposerExample> Spread(IReadOnlyList<ComposerExample> fragments)
    {
        var count = Math.Min(options.Fragments, fragments.Count);
        return Enumerable.Range(0, count).Select(n => fragments[n * fragments.Count / count]);
    }

    private TemperatureScaling Calibrate(IEnumerable<Judged> judged)
    {
        var items = judged.ToList();
        return TemperatureScaling.Fit(
            [.. items.Select(item => item.Margins)],
            [.. items.Select(item => Label(item.Piece))],
            [.. items.Select(item => Example(item).Size)]);
    }

    private ComposerExample Example(Judged item) =>
        item.Part is { } n ? pieces.Fragments[item.Piece][n] : pieces.Whole[item.Piece];

    private sealed record Judged(int Piece, int? Part, double[] Margins);
}
