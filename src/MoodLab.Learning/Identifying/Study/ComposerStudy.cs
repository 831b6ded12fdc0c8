using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Music.Rolls;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// Repeats "Music Genre and Composer Classification Using Deep Learning" (Ali, Benitez and Xayavongsa, 2024): its two
/// networks judged as it judged them, and so that nothing that they are judged by has been learnt from.
/// </summary>
/// <param name="corpus">The corpus.</param>
/// <param name="options">How large the study is; null for the defaults.</param>
public sealed class ComposerStudy(ComposerCorpus corpus, ComposerStudyOptions? options = null)
{
    private const int Fifth = 5;
    private const ulong SplitSeed = 42;

    private static readonly int[] s_copies = [2, -2];

    private readonly ComposerStudyOptions _options = options ?? new ComposerStudyOptions();

    /// <summary>Does an experiment, or goes on with it where it was stopped.</summary>
    /// <param name="run">Which.</param>
    /// <param name="output">The folder for what the models say; it is made where it is missing.</param>
    /// <param name="work">
    /// The folder for checkpoints and for what single models say; likewise. What is there counts as done: with other
    /// options, or to begin anew, take another folder.
    /// </param>
    /// <param name="progress">Is told of every epoch.</param>
    /// <param name="cancellationToken">Stops between updates; the epoch that runs is lost.</param>
    /// <returns>What the models said, as it is kept: with probabilities rounded to 4 decimals.</returns>
    /// <exception cref="CorpusException">The corpus lacks a composer, or a file of it has gone.</exception>
    /// <exception cref="ModelFileException">A checkpoint is damaged or of another training.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public StudyPredictions Run(
        StudyRun run, string output, string work, IProgress<StudyProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        Directory.CreateDirectory(output);
        Directory.CreateDirectory(work);
        var pieces = StudyPiece.Read(corpus, Chosen(run), _options.Roll, cancellationToken);
        string[] classes = run.Threshold is { } percent
            ? StudyClasses.Above(pieces, percent)
            : [.. _options.Composers.Order(StringComparer.Ordinal)];
        List<(StudyPiece Piece, int Class)> cases = [.. pieces
            .Select(piece => (piece, Array.IndexOf(classes, piece.Piece.Composer)))
            .Where(one => one.Item2 >= 0)];
        List<StudyPrediction> rows = [];
        for (var fold = 0; fold < Math.Max(run.Folds, 1); fold++)
        {
            var part = Path.Combine(work, $"{run.Name}.{fold}");
            var table = part + StudyPredictions.Extension;
            if (!File.Exists(table))
            {
                var judged = Judge(run, cases, classes.Length, fold, part, progress, cancellationToken);
                new StudyPredictions(classes, judged).Write(table);
                File.Delete(Checkpoint(part));
            }

            rows.AddRange(StudyPredictions.Read(table).Rows);
        }

        StudyPredictions predictions = new(classes, rows);
        predictions.Write(Path.Combine(output, run.Name + StudyPredictions.Extension));
        return predictions;
    }

    private static string Checkpoint(string part) => part + ".safetensors";

    // What is learnt from, and what is judged: a fold, or a random fifth.
    private static (int[] Train, int[] Test) Split(StudyRun run, int count, Func<int, int> foldOf, int fold)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        if (run.Folds > 0)
        {
            return ([.. order.Where(i => foldOf(i) != fold)], [.. order.Where(i => foldOf(i) == fold)]);
        }

        RandomOrder.Shuffle(order, new RandomSource(SplitSeed));
        var judged = (count + Fifth - 1) / Fifth;
        return (order[judged..], order[..judged]);
    }

    private static List<StudyPrediction> Train(
        IExamples examples, StudyPlan plan, Func<RandomSource, IStudyNetwork> create, (int[] Train, int[] Test) split,
        int fold, string part, Action<int, double> progress, CancellationToken cancellationToken)
    {
        StudyTrainer trainer = new(examples, plan, create);
        var answers = trainer.Run(split.Train, split.Test, Checkpoint(part), progress, cancellationToken);
        return [.. split.Test.Zip(answers, (i, answer) => new StudyPrediction(
            examples.Source(i).Path, examples.Source(i).Part, fold, examples.Class(i),
            [.. answer.Select(value => Math.Round((double)value, 4))]))];
    }

    private IReadOnlyList<ComposerPiece> Chosen(StudyRun run)
    {
        if (run.Threshold is not null)
        {
            return corpus.Pieces;
        }

        var missing = _options.Composers.Except(corpus.ClassesWith(1)).ToList();
        return missing.Count == 0
            ? [.. corpus.Pieces.Where(piece => _options.Composers.Contains(piece.Composer))]
            : throw new CorpusException($"The corpus lacks {string.Join(" and ", missing)}.");
    }

    private List<StudyPrediction> Judge(
        StudyRun run, List<(StudyPiece Piece, int Class)> cases, int classes, int fold, string part,
        IProgress<StudyProgress>? progress, CancellationToken cancellationToken)
    {
        void Tell(int epoch, double loss) =>
            progress?.Report(new StudyProgress(run.Name, fold, epoch, Plan(run).Epochs, loss));

        var plan = Plan(run);
        if (!run.ReadsFragments)
        {
            WindowExamples windows = new(Windows(run, cases, fold), classes);
            return Train(
                windows, plan, random => new LstmNetwork(random, features: 2, classes),
                Split(run, windows.Count, i => cases[i].Piece.Piece.Fold, fold), fold, part, Tell, cancellationToken);
        }

        var isProfile = run.Kind == StudyKind.Profiles;
        var most = !isProfile ? _options.FragmentsOfPiece
            : run.Threshold is null ? _options.ProfilesOfPiece : _options.AllProfilesOfPiece;
        var fragments = Fragment.Of(cases, most, run.HasCopies ? s_copies : []);
        return Train(
            isProfile ? new ProfileExamples(fragments, classes) : new FragmentExamples(fragments, classes), plan,
            random => isProfile
                ? new DenseNetwork(random, plan, classes)
                : new CnnNetwork(random, plan, classes, PianoRoll.Pitches, _options.Roll.FragmentFrames),
            Split(run, fragments.Count, i => fragments[i].Fold, fold), fold, part, Tell, cancellationToken);
    }

    private static List<(string Path, int Class, IReadOnlyList<double[]> Steps)> Windows(
        StudyRun run, List<(StudyPiece Piece, int Class)> cases, int fold)
    {
        if (run.Kind == StudyKind.Own)
        {
            return StudyWindows.OfPieces(cases, piece => piece.Piece.Fold != fold);
        }

        var files = cases.ToArray();
        if (run.Kind == StudyKind.Shuffled)
        {
            RandomOrder.Shuffle(files, new RandomSource(SplitSeed));
        }

        return StudyWindows.OfNeighbours(files);
    }

    // With copies there is three times as much to learn from, in about as many updates.
    private StudyPlan Plan(StudyRun run) => run.Kind switch
    {
        StudyKind.Profiles => _options.Dense,
        StudyKind.Fragments when run.HasCopies =>
            _options.Cnn with { Epochs = Math.Max(_options.Cnn.Epochs / (1 + s_copies.Length), 1) },
        StudyKind.Fragments => _options.Cnn,
        _ => _options.Lstm,
    };
}
