using MoodLab.Learning.Datasets;
using MoodLab.Music.Rolls;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// The study's search for the best plan (Bergstra and Bengio, "Random Search for Hyper-Parameter Optimization", 2012):
/// plans drawn from a grid, each judged by folds of fragments. It is the study's way: fragments of a piece lie on both
/// sides, and so what it says of a plan is not how well that plan names pieces that it has not been shown.
/// </summary>
/// <param name="corpus">The corpus.</param>
/// <param name="options">What is searched; null for the defaults.</param>
public sealed class RandomSearch(ComposerCorpus corpus, RandomSearchOptions? options = null)
{
    private readonly RandomSearchOptions _options = options ?? new RandomSearchOptions();

    /// <summary>Searches, or goes on with a search where it was stopped.</summary>
    /// <param name="state">
    /// The file to which a line is added for every fold of a draw that is done; what stands there is not done again.
    /// </param>
    /// <param name="progress">Is told of every epoch.</param>
    /// <param name="cancellationToken">Stops between updates; the fold that runs is lost.</param>
    /// <returns>The draws, the best first.</returns>
    /// <exception cref="CorpusException">
    /// The corpus has too few fragments, or the state is of another search.
    /// </exception>
    /// <exception cref="IOException">The state cannot be written.</exception>
    public IReadOnlyList<SearchScore> Run(
        string state, IProgress<StudyProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        _options.Validate();
        var plans = _options.Grid.ToArray();
        RandomSource random = new(_options.Seed);
        RandomOrder.Shuffle(plans, random);
        SearchState done = new(state);
        var examples = new Lazy<FragmentExamples>(() => Draw(random, cancellationToken));
        List<SearchScore> scores = [];
        for (var draw = 0; draw < _options.Draws; draw++)
        {
            List<double> accuracies = [];
            for (var fold = 0; fold < _options.Folds; fold++)
            {
                if (done.Find(draw, fold, plans[draw]) is not { } accuracy)
                {
                    var (name, plan, number) = ($"draw {draw + 1}", plans[draw], fold);
                    accuracy = Judge(examples.Value, plan, fold, (epoch, loss) => progress?.Report(
                        new StudyProgress(name, number, epoch, plan.Epochs, loss)), cancellationToken);
                    done.Add(draw, fold, plan, accuracy);
                }

                accuracies.Add(accuracy);
            }

            scores.Add(new SearchScore(plans[draw], accuracies));
        }

        return [.. scores.OrderByDescending(score => score.Mean)];
    }

    private double Judge(
        FragmentExamples examples, StudyPlan plan, int fold, Action<int, double> progress,
        CancellationToken cancellationToken)
    {
        // The fragments are in a random order already.
        var all = Enumerable.Range(0, examples.Count);
        int[] test = [.. all.Where(i => i % _options.Folds == fold)];
        StudyTrainer trainer = new(
            examples, plan,
            source => new CnnNetwork(source, plan, examples.Classes, PianoRoll.Pitches, _options.Roll.FragmentFrames));
        var answers = trainer.Run(
            [.. all.Where(i => i % _options.Folds != fold)], test, checkpoint: null, progress, cancellationToken);
        return test.Zip(answers, (i, answer) => answer.AsSpan().IndexOf(answer.Max()) == examples.Class(i) ? 1.0 : 0.0)
            .Average();
    }

    private FragmentExamples Draw(RandomSource random, CancellationToken cancellationToken)
    {
        string[] classes = [.. _options.Composers.Order(StringComparer.Ordinal)];
        var pieces = StudyPiece.Read(
            corpus, [.. corpus.Pieces.Where(piece => classes.Contains(piece.Composer))], _options.Roll,
            cancellationToken);
        Fragment[] fragments = [.. Fragment.Of(
            pieces.Select(piece => (piece, Array.IndexOf(classes, piece.Piece.Composer))), int.MaxValue, [])];
        if (fragments.Length < _options.Fragments)
        {
            throw new CorpusException(
                $"The corpus has {fragments.Length} fragments of {string.Join(", ", classes)}, "
                + $"but {_options.Fragments} are to be drawn.");
        }

        RandomOrder.Shuffle(fragments, random);
        return new FragmentExamples(fragments[.._options.Fragments], classes.Length);
    }
}
