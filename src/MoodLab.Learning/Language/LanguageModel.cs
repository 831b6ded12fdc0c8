using MoodLab.Music.Moods;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;
using MoodLab.Neural.Threading;

namespace MoodLab.Learning.Language;

/// <summary>
/// Predicts the next word of a piece: embedding, LSTM layers, dense to the vocabulary, as in the mood study. A mood, or
/// none, can be given with every word: its vector is added to the word's. Shapes: T steps, B sequences, V words.
/// </summary>
public sealed class LanguageModel : Module
{
    /// <summary>The mood id of "none".</summary>
    public const int NoMood = 4;

    private const int MoodIds = NoMood + 1;

    // Small, so that moods begin as nuances of the words and grow as far as they help.
    private const double MoodScale = 0.1;

    private readonly Embedding _embedding;
    private readonly Embedding? _mood;
    private readonly Lstm _lstm;
    private readonly Linear _head;
    private readonly Dropout _dropout;
    private readonly GaussianNoise _noise;
    private readonly Dropout _headDropout;

    /// <summary>Creates a model with random parameters.</summary>
    /// <param name="options">Its shape.</param>
    /// <param name="initialisation">Source of the starting values.</param>
    /// <param name="regularisation">Source of dropout and noise while learning.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public LanguageModel(LanguageModelOptions options, RandomSource initialisation, RandomSource regularisation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        _embedding = Register("embedding", new Embedding(options.Words, options.Embedding, initialisation));
        if (options.HasMoods)
        {
            _mood = Register("mood", new Embedding(MoodIds, options.Embedding, initialisation));
            foreach (var (_, tensor) in _mood.NamedParameters())
            {
                Scale(tensor);
            }
        }

        _lstm = Register("lstm", new Lstm(options.Embedding, options.Hidden, options.Layers, initialisation));
        _head = Register("head", new Linear(options.Hidden, options.Words, initialisation));
        _dropout = Register("dropout", new Dropout(options.Dropout, regularisation));
        _noise = Register("noise", new GaussianNoise(options.Noise, regularisation));
        _headDropout = Register("head_dropout", new Dropout(options.HeadDropout, regularisation));
    }

    /// <summary>Gets the model's shape.</summary>
    public LanguageModelOptions Options { get; }

    /// <summary>Gets the id of a mood.</summary>
    /// <param name="mood">The mood, or null for none.</param>
    public static int MoodId(Mood? mood) => mood is { } given ? (int)given : NoMood;

    /// <summary>Makes the state in which a piece begins.</summary>
    /// <param name="batch">B.</param>
    public LstmState CreateState(int batch) => new(Options.Layers, batch, Options.Hidden);

    /// <summary>Makes what runs this model one word at a time.</summary>
    /// <param name="streams">The most pieces at once.</param>
    /// <param name="precision">How it stores the weights.</param>
    /// <param name="pool">The threads; null for the process's own.</param>
    public LstmDecoder CreateDecoder(
        int streams, WeightPrecision precision = WeightPrecision.Float32, WorkerPool? pool = null) =>
        new(
            DecoderWeights.From(NamedParameters(), Options.Layers, Options.HasMoods ? "mood" : null),
            streams, precision, pool);

    /// <summary>Predicts each next word.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="words">T * B word ids, time-major.</param>
    /// <param name="moods">T * B mood ids; passed over by a model without moods.</param>
    /// <param name="steps">T.</param>
    /// <param name="state">Where the B sequences stand; replaced by where they stand after the T words.</param>
    /// <returns>Logits, [T, B, V].</returns>
    public Tensor Forward(Tape tape, int[] words, int[] moods, int steps, LstmState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var input = _embedding.Forward(tape, words, steps, state.Batch);
        if (_mood is not null)
        {
            input = Operations.Add(tape, input, _mood.Forward(tape, moods, steps, state.Batch));
        }

        var output = _lstm.Forward(tape, input, state, (layer, tensor) =>
        {
            tensor = layer == 0 ? _noise.Forward(tape, tensor) : tensor;
            return _dropout.Forward(tape, tensor);
        });
        return _head.Forward(tape, _headDropout.Forward(tape, output));
    }

    private static void Scale(Tensor tensor)
    {
        foreach (ref var value in tensor.Data)
        {
            value *= (float)MoodScale;
        }
    }
}
