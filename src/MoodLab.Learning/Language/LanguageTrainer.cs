using System.Globalization;
using System.Text;
using MoodLab.Learning.Datasets;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Language;

/// <summary>
/// Trains a language model by truncated back-propagation through time, so that it can be interrupted at any step and
/// resumed with the same bits: same seed, same corpus, same losses.
/// </summary>
public sealed class LanguageTrainer : IDisposable
{
    private readonly TrainingCheckpoint _run;
    private readonly TrainingSet _data;
    private readonly IReadOnlyList<CorpusProblem> _problems;
    private readonly TrainingFiles _files;
    private readonly TimeProvider _clock;
    private readonly Tape _tape = new();
    private readonly LearningRateSchedule _schedule;
    private readonly LanguageModel _model;
    private readonly Adam _adam;
    private readonly WeightAverage? _average;
    private readonly LstmState _state;
    private readonly TrainingOptions _options;
    private readonly long _steps;
    private TrainingPosition _position;
    private string? _lastCheckpoint;
    private IReadOnlyList<string> _lastRead = [];

    private LanguageTrainer(TrainingCheckpoint start, VgmidiCorpus corpus, TrainingFiles files, TimeProvider clock)
    {
        _run = start;
        _options = start.Options;
        _options.Validate();
        _model = start.Model;
        _adam = start.Adam;
        _state = start.State;
        _average = start.Average;
        _position = start.Position;
        _files = files;
        _clock = clock;
        _problems = corpus.Problems;
        _data = new TrainingSet(corpus, start.Vocabulary, _options);
        _steps = (long)_data.CountSteps() * _options.Epochs;
        _schedule = LearningRateSchedule.Of(_options, _steps);
    }

    /// <summary>Gets how many unlabelled pieces are left out because they are labelled ones as well.</summary>
    public int LeftOut => _data.LeftOut;

    /// <summary>Begins a run.</summary>
    /// <param name="corpus">What to learn from.</param>
    /// <param name="model">The model's shape; the number of words is taken from the corpus.</param>
    /// <param name="options">How to train.</param>
    /// <param name="files">Where to write.</param>
    /// <param name="from">The trained model from which it begins, see <see cref="ModelGrowth"/>; null to begin at
    /// random.</param>
    /// <param name="clock">The clock that times checkpoints; null for the system's.</param>
    /// <exception cref="ArgumentException">The model to begin from does not fit.</exception>
    public static LanguageTrainer Begin(
        VgmidiCorpus corpus,
        LanguageModelOptions model,
        TrainingOptions options,
        TrainingFiles files,
        ModelFile? from = null,
        TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var vocabulary = TrainingSet.BuildVocabulary(corpus);
        RandomSource regularisation = new(options.Seed ^ 0xD20);
        LanguageModel start = new(
            model with { Words = vocabulary.Count }, new RandomSource(options.Seed), regularisation);
        if (from is not null)
        {
            ModelGrowth.Begin(from, start, vocabulary);
        }

        return new LanguageTrainer(
            TrainingCheckpoint.Begin(start, regularisation, options, vocabulary),
            corpus,
            files,
            clock ?? TimeProvider.System);
    }

    /// <summary>Goes on with a run from its checkpoint, with the options that it began with.</summary>
    /// <param name="corpus">The corpus that it learns from.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="files">Where to write.</param>
    /// <param name="clock">The clock that times checkpoints; null for the system's.</param>
    /// <exception cref="ModelFileException">The checkpoint is missing or damaged.</exception>
    public static LanguageTrainer Resume(
        VgmidiCorpus corpus, string checkpoint, TrainingFiles files, TimeProvider? clock = null) =>
        new(TrainingCheckpoint.Read(checkpoint), corpus, files, clock ?? TimeProvider.System)
        {
            _lastCheckpoint = checkpoint,
        };

    /// <summary>Trains to the end.</summary>
    /// <param name="progress">Is told of every step.</param>
    /// <param name="cancellationToken">Stops after the step that runs; a checkpoint is written first.</param>
    /// <exception cref="TrainingDivergedException">
    /// A loss, a gradient or a parameter is infinite or no number any more; nothing of it is written.
    /// </exception>
    /// <exception cref="IOException">A file cannot be written; the one that was there is untouched.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public TrainingResult Run(
        IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var rate = new RateMeter(_clock, _position.Seconds);
        while (_position.Epoch < _options.Epochs)
        {
            RunEpoch(rate, progress, cancellationToken);
            EndEpoch(rate, cancellationToken);
        }

        return new TrainingResult(
            _position.Epoch, _position.Step, _position.BestLoss ?? double.NaN, _position.LastLoss ?? double.NaN,
            _position.Seconds, _model.CountParameters(), LeftOut, _problems);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adam.Dispose();
        _average?.Dispose();
        _tape.Dispose();
    }

    private void RunEpoch(RateMeter rate, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _model.Train();
        var written = _clock.GetTimestamp();
        var batches = BatchReader.Read(
            _data.Epoch(_position.Epoch), _options.Batch, _options.Sequence, _data.Vocabulary.EndId);
        foreach (var windows in batches.Skip(_position.Batch).Chunk(_options.Accumulate))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                WriteCheckpoint(rate);
                cancellationToken.ThrowIfCancellationRequested();
            }

            var words = windows.Sum(window => window.Count);
            var lossSum = Update(windows, words);
            rate.Add(words);
            _position = _position with
            {
                Batch = _position.Batch + windows.Length,
                Step = _position.Step + 1,
                LossSum = _position.LossSum + lossSum,
                LossWords = _position.LossWords + words,
            };
            progress?.Report(Report(rate));
            if (_clock.GetElapsedTime(written) >= _options.CheckpointInterval)
            {
                WriteCheckpoint(rate);
                written = _clock.GetTimestamp();
            }
        }
    }

    // Returns the sum of the words' losses.
    private double Update(Batch[] windows, int words)
    {
        _lastRead = [.. windows.SelectMany(window => window.Paths).Distinct()];
        _adam.ZeroGrad();
        double sum = 0;
        foreach (var window in windows)
        {
            sum += (double)AddGradient(window, words) * window.Count;
        }

        if (!double.IsFinite(GradientClipping.ClipNorm(_model, _options.ClipNorm)))
        {
            throw Diverged("The gradient", _lastRead);
        }

        _adam.LearningRate = _schedule.At(_position.Step);
        _adam.Update(_tape.Workers);
        _average?.Update(_tape.Workers);
        return sum;
    }

    // Each window's loss is the mean over its words; it counts for its share of the update's words.
    private float AddGradient(Batch window, int words)
    {
        _state.ClearWhere(window.Begins);
        var logits = _model.Forward(_tape, window.Words, window.Moods, _options.Sequence, _state);
        var loss = CrossEntropy.Forward(_tape, logits, window.Targets);
        var value = loss.Data[0];
        if (!float.IsFinite(value))
        {
            throw Diverged("The loss", window.Paths);
        }

        _tape.Backward(loss, (float)window.Count / words);
        _tape.Reset();
        return value;
    }

    private TrainingDivergedException Diverged(string what, IReadOnlyList<string> files) =>
        new(what, _position.Step, files, _lastCheckpoint);

    private void EndEpoch(RateMeter rate, CancellationToken cancellationToken)
    {
        var trainLoss = _position.LossSum / Math.Max(_position.LossWords, 1);
        var loss = Validate(rate, cancellationToken);
        if (!double.IsFinite(loss))
        {
            throw Diverged("The validation loss", _lastRead);
        }

        if (NonFinite.Find(_model) is { } parameter)
        {
            throw Diverged($"'{parameter}'", _lastRead);
        }

        var isBest = _position.BestLoss is not { } best || loss < best;
        _position = _position with
        {
            Epoch = _position.Epoch + 1,
            Batch = 0,
            LossSum = 0,
            LossWords = 0,
            LastLoss = loss,
            BestLoss = isBest ? loss : _position.BestLoss,
            Seconds = rate.TotalSeconds,
        };
        if (isBest && _files.Output is { } output)
        {
            OnAverages(() => ModelFile.Write(output, _model, _data.Vocabulary, TensorType.F16));
        }

        AppendLog(trainLoss, loss);
        WriteCheckpoint(rate);
    }

    private double Validate(RateMeter rate, CancellationToken cancellationToken)
    {
        try
        {
            var loss = double.NaN;
            OnAverages(() => loss = Validation.Measure(
                _model, _data.Validation, _data.Vocabulary.EndId, _tape, cancellationToken).Loss);
            return loss;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The epoch's steps are all done; resumed, the run begins with the validation.
            WriteCheckpoint(rate);
            throw;
        }
    }

    // Does something with the averaged model, where there is one.
    private void OnAverages(Action action)
    {
        _average?.Swap();
        try
        {
            action();
        }
        finally
        {
            _average?.Swap();
        }
    }

    private void WriteCheckpoint(RateMeter rate)
    {
        _position = _position with { Seconds = rate.TotalSeconds };
        if (_files.Checkpoint is not { } path)
        {
            return;
        }

        var checkpoint = _run.At(_position);
        if (checkpoint.FindNonFinite() is { } tensor)
        {
            throw Diverged($"'{tensor}'", _lastRead);
        }

        try
        {
            checkpoint.Write(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The checkpoint of step {_position.Step} cannot be written ({exception.Message}). "
                + (_lastCheckpoint is { } last ? $"The last good one is {last}." : "There is none before it."),
                exception);
        }

        _lastCheckpoint = path;
    }

    private void AppendLog(double trainLoss, double validationLoss)
    {
        if (_files.Log is not { } log)
        {
            return;
        }

        // Rows of another run, or of an epoch that was cut off before its checkpoint, are not kept.
        var earlier = File.Exists(log) ? File.ReadLines(log).Skip(1).Take(_position.Epoch - 1) : [];
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"{_position.Epoch},{_position.Step},{_position.Seconds:F0},{trainLoss:F4},{validationLoss:F4},"
            + $"{_schedule.At(_position.Step - 1):G4}");
        string[] rows = ["epoch,step,seconds,train_loss,validation_loss,learning_rate", .. earlier, row];
        var text = Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n");
        AtomicFile.Write(log, stream => stream.Write(text));
    }

    private TrainingProgress Report(RateMeter rate)
    {
        var left = Math.Max(_steps - _position.Step, 0) * rate.SecondsPerStep;
        return new TrainingProgress(
            _position.Epoch + 1, _options.Epochs, _position.Step, _steps,
            _position.LossSum / _position.LossWords, _position.LastLoss, _adam.LearningRate, rate.WordsPerSecond,
            TimeSpan.FromSeconds(left));
    }
}
