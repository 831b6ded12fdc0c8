using MoodLab.Learning.Datasets;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>
/// Runs experiments of the study: one arm after the other, each interrupted and resumed like any training. What is
/// finished stays in a folder and is taken over wherever the same arm is needed again.
/// </summary>
public sealed class RecipeRun
{
    /// <summary>The folder of the arms' files within that of the experiments.</summary>
    public const string ArmsFolder = "arms";

    private readonly VgmidiCorpus _corpus;
    private readonly ModelFile _start;
    private readonly TrainingOptions _options;
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private readonly string _fingerprint;
    private readonly TrainingSet _data;
    private double? _startLoss;

    /// <summary>Prepares experiments.</summary>
    /// <param name="corpus">What to learn from.</param>
    /// <param name="start">The model that all arms begin from; its shape is theirs, but without moods.</param>
    /// <param name="options">How to train; see <see cref="Defaults"/>.</param>
    /// <param name="folder">Where the experiments are written; the arms' files lie in <see cref="ArmsFolder"/>
    /// within.</param>
    /// <param name="clock">The clock that times checkpoints; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="CorpusException">The corpus has other words than the model knows.</exception>
    public RecipeRun(
        VgmidiCorpus corpus, ModelFile start, TrainingOptions options, string folder, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options.Validate();
        var vocabulary = TrainingSet.BuildVocabulary(corpus);
        if (!start.Vocabulary.Words.SequenceEqual(vocabulary.Words))
        {
            throw new CorpusException(
                $"'{start.Name}' knows other words than the corpus has: no arm can begin from it.");
        }

        (_corpus, _start, _options, _folder) = (corpus, start, options, folder);
        _clock = clock ?? TimeProvider.System;
        _fingerprint = ArmSettings.Fingerprint(corpus);
        _data = new TrainingSet(corpus, vocabulary, options);
    }

    /// <summary>
    /// Gets how arms are trained unless told otherwise: two epochs of the unlabelled pieces as they stand, with a
    /// learning rate that does not change once it is reached.
    /// </summary>
    /// <remarks>
    /// The learning rate is ten times the study's, because two epochs at the study's own hardly move the weights; it is
    /// a fifteenth of the rate at which the model learnt. It is reached in 100 steps, because Adam's first steps know
    /// nothing yet of the gradients' sizes.
    /// </remarks>
    public static TrainingOptions Defaults { get; } = new()
    {
        Epochs = 2,
        LearningRate = 1e-4,
        Schedule = ScheduleKind.Constant,
        LabelledCopies = 0,
        Augments = false,
    };

    /// <summary>Gets how many unlabelled pieces are left out because they are labelled ones as well.</summary>
    public int LeftOut => _data.LeftOut;

    /// <summary>Runs an experiment, or what is left of it.</summary>
    /// <param name="recipe">The experiment.</param>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Stops after the step that runs; a checkpoint is written first.</param>
    /// <exception cref="ModelFileException">The checkpoint of the arm that runs is damaged.</exception>
    /// <exception cref="InvalidDataException">A file of an arm is damaged; the message names it.</exception>
    /// <exception cref="TrainingDivergedException">An arm's numbers are not finite any more.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public RecipeResult Run(
        Recipe recipe, IProgress<RecipeProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        Directory.CreateDirectory(Path.Combine(_folder, ArmsFolder));
        List<ArmResult> arms = [];
        foreach (var arm in recipe.Arms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ArmProgress? told = progress is null
                ? null
                : new ArmProgress(progress, arm.Name, arms.Count + 1, recipe.Arms.Count);
            arms.Add(Run(arm, told, cancellationToken));
        }

        return new RecipeResult(recipe, _start.Name, Settings(recipe.Arms[0]), arms, LeftOut);
    }

    private ArmResult Run(RecipeArm arm, ArmProgress? progress, CancellationToken cancellationToken)
    {
        var settings = Settings(arm);
        ArmFiles files = new(Path.Combine(_folder, ArmsFolder), arm);
        var isKnown = files.Fit(settings);
        if (isKnown && files.ReadPoints() is var points && points.Count == _options.Epochs + 1)
        {
            files.DropCheckpoint();
            return new ArmResult(arm, points, IsTakenOver: true);
        }

        TrainingFiles written = new(Output: null, files.Checkpoint, files.Log);
        using (var trainer = isKnown && File.Exists(files.Checkpoint)
            ? LanguageTrainer.Resume(_corpus, files.Checkpoint, written, _clock)
            : Begin(settings, files, written, cancellationToken))
        {
            trainer.Run(progress, cancellationToken);
        }

        files.DropCheckpoint();
        return new ArmResult(arm, files.ReadPoints(), IsTakenOver: false);
    }

    private LanguageTrainer Begin(
        ArmSettings settings, ArmFiles files, TrainingFiles written, CancellationToken cancellationToken)
    {
        files.Begin(settings, _startLoss ??= MeasureStart(settings.Model, cancellationToken));
        return LanguageTrainer.Begin(_corpus, settings.Model, _options, written, _start, _clock);
    }

    private double MeasureStart(LanguageModelOptions shape, CancellationToken cancellationToken)
    {
        RandomSource unused = new(0);
        LanguageModel model = new(shape, unused, unused);
        ModelGrowth.Begin(_start, model, _data.Vocabulary);
        using Tape tape = new();
        var loss = Validation.Measure(
            model, _data.Validation, _data.Vocabulary.EndId, tape, cancellationToken).Loss;

        // As many digits as the losses of the epochs are written with.
        return Math.Round(loss, 4);
    }

    // When checkpoints are written changes no loss.
    private ArmSettings Settings(RecipeArm arm) => new(
        _start.Model.Options with
        {
            HasMoods = false,
            Dropout = arm.Dropout,
            Noise = arm.Noise,
            HeadDropout = arm.HeadDropout,
        },
        _options with { CheckpointInterval = Defaults.CheckpointInterval },
        _start.Sha256,
        _fingerprint);

    private sealed class ArmProgress(IProgress<RecipeProgress> progress, string arm, int number, int arms)
        : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(new RecipeProgress(arm, number, arms, value));
    }
}
