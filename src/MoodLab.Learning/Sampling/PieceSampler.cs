using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Music.Scores;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Sampling;

/// <summary>
/// One piece in the making: says what the network is to read next, takes its prediction, and gives what happens in the
/// music. Words follow the grammar; the piece goes on to the first bar line at or after its length.
/// </summary>
public sealed class PieceSampler : IDisposable
{
    // One bar: a longer silence in the middle of a piece sounds like its end.
    private const int LongestWait = 16;
    private const double LongestSeconds = 86_400;
    private const double GreatestStrength = 100;
    private const double GreatestMemory = 100;
    private const long BarTicks = 4 * Grid.TicksPerQuarter;

    private readonly Vocabulary _vocabulary;
    private readonly PieceSamplerOptions _options;
    private readonly Sampler _sampler;
    private readonly WordGrammar _grammar = new();
    private readonly IncrementalDecoder _decoder = new();
    private readonly DecoderState[] _states;
    private readonly int[] _conditions;
    private readonly ContinuousCache? _memory;
    private readonly int[] _never;
    private readonly bool[] _allowed;
    private readonly float[] _logits;
    private readonly List<Word> _words = [];
    private readonly List<TempoChange> _tempi = [];
    private readonly Queue<Word> _opening;
    private int _last;

    /// <summary>Begins a piece.</summary>
    /// <param name="model">The network and its words.</param>
    /// <param name="decoder">What runs it.</param>
    /// <param name="options">Which piece.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="ArgumentException">The model lacks a neuron that is to be overridden.</exception>
    public PieceSampler(ModelFile model, LstmDecoder decoder, PieceSamplerOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(options);
        Ranges.Require(nameof(options.Mood), options.Mood, 0, LanguageModel.NoMood);
        Ranges.Require(nameof(options.Strength), options.Strength, 0, GreatestStrength);
        Ranges.Require(nameof(options.Seconds), options.Seconds, 0, LongestSeconds);
        Ranges.Require(nameof(options.Memory), options.Memory, 0, GreatestMemory);
        var shape = model.Model.Options;
        if (options.Neurons is { } neurons && !neurons.Fits(shape.Layers, shape.Hidden))
        {
            throw new ArgumentException(
                $"The model has {shape.Layers} layers of {shape.Hidden} cells, which lack an overridden one.",
                nameof(options));
        }

        _vocabulary = model.Vocabulary;
        _options = options;
        _sampler = new Sampler(options.Sampling, _vocabulary.Count, new RandomSource(options.Seed));

        // Never the end: the length is the visitor's choice, not the network's.
        _never =
        [
            .. Enumerable.Range(0, _vocabulary.Count).Where(
                id => _vocabulary[id] is { Kind: WordKind.End } or { Kind: WordKind.Wait, Value: > LongestWait }),
        ];
        _allowed = new bool[_vocabulary.Count];
        _logits = new float[_vocabulary.Count];
        _opening = new Queue<Word>(options.Opening);
        _last = _vocabulary.EndId;
        _conditions = Conditions(shape.HasMoods, options);
        _states = [.. _conditions.Select(_ => decoder.CreateState())];
        _memory = options.Memory > 0
            ? new ContinuousCache(new ContinuousCacheOptions { Weight = options.Memory }, shape.Hidden)
            : null;
    }

    /// <summary>Gets how many rows of a step the piece takes: two where two predictions are mixed.</summary>
    public int RowCount => _states.Length;

    /// <summary>Gets whether the piece is complete.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Gets the words so far.</summary>
    public IReadOnlyList<Word> Words => _words;

    /// <summary>Gets the seconds of music so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Says what the network is to read next; to be called once before each step.</summary>
    /// <param name="rows">Room for <see cref="RowCount"/> rows.</param>
    public void WriteRows(Span<DecoderRow> rows)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            _options.Neurons?.Apply(_states[i]);
            rows[i] = new DecoderRow(_states[i], _last, _conditions[i]);
        }
    }

    /// <summary>Takes the network's prediction and draws the next word.</summary>
    /// <param name="logits">Those of the rows, [RowCount, V].</param>
    /// <returns>What happens in the music, or null where the word only changes what holds.</returns>
    public WordEvent? Advance(ReadOnlySpan<float> logits)
    {
        logits[.._vocabulary.Count].CopyTo(_logits);
        if (_states.Length == 2)
        {
            Sampler.Guide(_logits, logits[_vocabulary.Count..], _options.Strength);
        }

        _memory?.Predict(_states[0].HiddenState(_states[0].Layers - 1), _logits);
        var id = TakeOpening() ?? Draw();

        // Nothing may follow only in a vocabulary that lacks a whole class of words; the piece ends there.
        var word = id < 0 ? Word.End : _vocabulary[id];
        if (word.Kind == WordKind.End)
        {
            IsFinished = true;
            return null;
        }

        _last = id;
        _memory?.Follow(id);
        _grammar.Advance(word);
        _words.Add(word);
        var happening = _decoder.Push(word);
        if (happening is { Kind: WordKind.Tempo } change)
        {
            _tempi.Add(change.Tempo);
            TempoMap = new TempoMap(Grid.TicksPerQuarter, _tempi);
        }
        else if (happening is { Kind: WordKind.Wait })
        {
            Seconds = TempoMap.TicksToSeconds(_decoder.Tick);
            IsFinished = _decoder.Tick >= EndTick();
        }

        return happening;
    }

    /// <summary>Gets the map between ticks and seconds, as far as the piece has come.</summary>
    public TempoMap TempoMap { get; private set; } = new(Grid.TicksPerQuarter, []);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var state in _states)
        {
            state.Dispose();
        }

        _memory?.Dispose();
    }

    private static int[] Conditions(bool hasMoods, PieceSamplerOptions options) => (hasMoods, options.Strength) switch
    {
        (false, _) => [0],
        (true, 0) => [LanguageModel.NoMood],
        (true, 1) => [options.Mood],
        _ => [options.Mood, LanguageModel.NoMood],
    };

    // The first bar line at which the requested length is reached.
    private long EndTick()
    {
        var ticks = TempoMap.SecondsToTicks(_options.Seconds);
        return (ticks + BarTicks - 1) / BarTicks * BarTicks;
    }

    // What the network does not know, or the grammar does not allow for lack of that, is passed over.
    private int? TakeOpening()
    {
        while (_opening.TryDequeue(out var word))
        {
            var known = word.Kind == WordKind.Wait ? NearestWait(word) : word;
            if (known.Kind != WordKind.End && _grammar.Allows(known) && _vocabulary.TryGetId(known, out var id))
            {
                return id;
            }
        }

        return null;
    }

    // A wait that is a little wrong does less harm than one that is left out.
    private Word NearestWait(Word wait) => _vocabulary.Words
        .Where(word => word.Kind == WordKind.Wait)
        .DefaultIfEmpty(wait)
        .MinBy(word => Math.Abs(word.Value - wait.Value));

    private int Draw()
    {
        MarkAllowed();
        return _sampler.Draw(_logits, _allowed);
    }

    private void MarkAllowed()
    {
        _grammar.Mark(_vocabulary, _allowed);
        foreach (var id in _never)
        {
            _allowed[id] = false;
        }
    }
}
