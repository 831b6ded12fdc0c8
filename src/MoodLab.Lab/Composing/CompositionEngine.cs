using Microsoft.Extensions.Logging;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Music.Moods;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Composing;

/// <summary>
/// Composes for everybody on one thread: the pieces in the making share each step of the network, further requests wait
/// in a queue. A piece's notes do not depend on who else composes. May be used from several threads.
/// </summary>
public sealed partial class CompositionEngine : IDisposable
{
    private const string Stopped = "The server is stopping. Please try again in a minute.";
    private const string Broken = "Composing has stopped working; the server's log says why.";

    // With guidance a piece takes two rows of a step.
    private const int RowsOfPiece = 2;

    // Enough for the runtime to have compiled what a step calls.
    private const int WarmUpSteps = 100;

    private readonly Lock _gate = new();
    private readonly LinkedList<Composition> _waiting = [];

    // Changed by the engine's thread alone, under the gate; so that thread reads it without.
    private readonly List<Composition> _active = [];
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ILogger<CompositionEngine> _logger;
    private readonly int _maxActive;
    private readonly int _maxWaiting;
    private readonly LstmDecoder? _decoder;
    private readonly Lazy<NeuronFile> _neurons;
    private readonly Thread? _thread;
    private volatile string? _unavailable;
    private volatile bool _stopping;

    /// <summary>
    /// Loads the model and begins to wait for requests. A model that cannot be loaded is reported, not thrown.
    /// </summary>
    /// <param name="modelPath">The weights.</param>
    /// <param name="options">How many pieces at once, how many waiting.</param>
    /// <param name="logger">Where problems are told.</param>
    public CompositionEngine(string modelPath, ComposerOptions options, ILogger<CompositionEngine> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        _logger = logger;
        _maxActive = options.ActivePieces;
        _maxWaiting = options.WaitingPieces;
        Precision = options.Precision;
        _neurons = new Lazy<NeuronFile>(() => NeuronFile.Read(NeuronFile.PathBeside(modelPath), Model!));
        try
        {
            Model = ModelFile.Read(modelPath);
        }
        catch (ModelFileException exception)
        {
            _unavailable = exception.Message;
            LogModelUnavailable(modelPath, exception.Message);
            return;
        }

        var model = Model.Model;
        _decoder = model.CreateDecoder(_maxActive * RowsOfPiece, options.Precision);
        LogModelLoaded(Model.Name, model.CountParameters(), Model.Vocabulary.Count);
        _thread = new Thread(Run) { IsBackground = true, Name = "composition" };
        _thread.Start();
    }

    /// <summary>Gets the model; null where it could not be loaded.</summary>
    public ModelFile? Model { get; }

    /// <summary>Gets how the model's weights are stored.</summary>
    public WeightPrecision Precision { get; }

    /// <summary>Gets why nothing can be composed; null where all is well.</summary>
    public string? Unavailable => _unavailable;

    /// <summary>Gets how many pieces are in the making.</summary>
    public int ActiveCount
    {
        get
        {
            lock (_gate)
            {
                return _active.Count;
            }
        }
    }

    /// <summary>Gets how many requests wait.</summary>
    public int WaitingCount
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            _wake.Release();
        }

        _thread?.Join();
        _decoder?.Dispose();
        _wake.Dispose();
    }

    /// <summary>Takes a request into the queue.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    /// <exception cref="ComposerUnavailableException">There is no model, it lacks what the method needs (moods
    /// that it has learnt, or evolved values of neurons), or the server is stopping.</exception>
    /// <exception cref="ComposerBusyException">The queue is full.</exception>
    internal Composition Enqueue(CompositionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Validate();
        lock (_gate)
        {
            if (_unavailable is { } reason)
            {
                throw new ComposerUnavailableException(reason);
            }

            if (!Model!.Model.Options.HasMoods && request.Method.NeedsMoods())
            {
                throw new ComposerUnavailableException(
                    $"The model '{Model.Name}' has learnt no moods: it composes by the method none only.");
            }

            DropWaiting();

            // A piece that was given up makes room before the next step.
            var free = _maxActive - _active.Count(piece => !piece.IsGivenUp);
            if (_waiting.Count >= free + _maxWaiting)
            {
                throw new ComposerBusyException(_waiting.Count - free);
            }

            Composition composition = new(request, Model, _decoder!, FindNeurons(request));
            _waiting.AddLast(composition);
            TellPositions(free);
            _wake.Release();
            return composition;
        }
    }

    // The values that the request's method needs, if any.
    private NeuronOverride? FindNeurons(CompositionRequest request)
    {
        if (!request.Method.NeedsNeurons())
        {
            return null;
        }

        try
        {
            var evolved = _neurons.Value.Find(request.Mood) ?? throw new ComposerUnavailableException(
                $"No values of neurons have been evolved for the mood {request.Mood.Name()}.");
            return request.Method == ControlMethod.NeuronsZero ? evolved.WithZeros() : evolved;
        }
        catch (ModelFileException exception)
        {
            throw new ComposerUnavailableException(exception.Message);
        }
    }

    // The pump: a failure of it is told to everybody who waits.
    private void Run()
    {
        try
        {
            var rows = new DecoderRow[_maxActive * RowsOfPiece];
            WarmUp(rows);
            while (!_stopping)
            {
                if (!Admit())
                {
                    _wake.Wait();
                    continue;
                }

                Step(rows);
            }

            EndAll(Stopped);
        }
        catch (Exception exception)
        {
            LogPumpFailed(exception);
            EndAll(Broken);
        }
    }

    // Composes a moment for nobody, so that the first visitor does not wait for the compiler.
    private void WarmUp(DecoderRow[] rows)
    {
        CompositionRequest request = new() { Mood = Mood.Calm, Seconds = CompositionLimits.MinSeconds };
        Composition composition = new(request, Model!, _decoder!);
        composition.Begin();
        for (var i = 0; i < WarmUpSteps && !composition.IsFinished && !_stopping; i++)
        {
            composition.WriteRows(rows);
            composition.Advance(_decoder!.Step(rows.AsSpan(0, composition.RowCount)));
        }

        composition.End();
    }

    // Lets waiting requests begin where there is room; false where there is nothing to do.
    private bool Admit()
    {
        lock (_gate)
        {
            DropActive();
            DropWaiting();
            while (_active.Count < _maxActive && _waiting.First is { } next)
            {
                next.Value.Begin();
                _active.Add(next.Value);
                _waiting.Remove(next);
            }

            TellPositions(_maxActive - _active.Count);
            return _active.Count > 0;
        }
    }

    private void Step(DecoderRow[] rows)
    {
        var count = 0;
        foreach (var composition in _active)
        {
            composition.WriteRows(rows.AsSpan(count, composition.RowCount));
            count += composition.RowCount;
        }

        var logits = _decoder!.Step(rows.AsSpan(0, count));
        foreach (var composition in _active)
        {
            var length = composition.RowCount * _decoder.Tokens;
            composition.Advance(logits[..length]);
            logits = logits[length..];
        }
    }

    // The caller holds the gate. Requests for which there is a free place begin at once and are told nothing.
    private void TellPositions(int free)
    {
        var position = 1 - free;
        foreach (var composition in _waiting)
        {
            if (position > 0)
            {
                composition.TellPosition(position);
            }

            position++;
        }
    }

    // The engine's thread calls it, between two steps, and holds the gate: a step must not lose its pieces.
    private void DropActive()
    {
        for (var i = _active.Count - 1; i >= 0; i--)
        {
            if (_active[i].IsGivenUp || _active[i].IsFinished)
            {
                _active[i].End();
                _active.RemoveAt(i);
            }
        }
    }

    // The caller holds the gate.
    private void DropWaiting()
    {
        for (var node = _waiting.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value.IsGivenUp)
            {
                node.Value.End();
                _waiting.Remove(node);
            }

            node = next;
        }
    }

    private void EndAll(string reason)
    {
        lock (_gate)
        {
            _unavailable = reason;
            foreach (var composition in _active.Concat(_waiting))
            {
                composition.End(new ComposerUnavailableException(reason));
            }

            _active.Clear();
            _waiting.Clear();
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Nothing can be composed with '{Path}': {Reason}")]
    private partial void LogModelUnavailable(string path, string reason);

    [LoggerMessage(3002, LogLevel.Information, "Composing with '{Name}': {Parameters} parameters, {Words} words.")]
    private partial void LogModelLoaded(string name, long parameters, int words);

    [LoggerMessage(3003, LogLevel.Critical, "Composing has stopped working.")]
    private partial void LogPumpFailed(Exception exception);
}
