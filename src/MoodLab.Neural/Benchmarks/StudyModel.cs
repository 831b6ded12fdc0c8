using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Benchmarks;

/// <summary>
/// The mood study's language model, on which rates are measured: embedding 256, four LSTM layers of 512, dense to 254
/// words; 8,067,838 parameters.
/// </summary>
public sealed class StudyModel : Module
{
    private readonly Embedding _embedding;
    private readonly Lstm _lstm;
    private readonly Linear _head;

    /// <summary>Creates the model, untrained.</summary>
    /// <param name="seed">Seed of the starting values.</param>
    /// <param name="words">Size of the vocabulary.</param>
    /// <param name="embedding">Length of a word's vector.</param>
    /// <param name="hidden">Units of an LSTM layer.</param>
    /// <param name="layers">Number of LSTM layers.</param>
    public StudyModel(ulong seed, int words = 254, int embedding = 256, int hidden = 512, int layers = 4)
    {
        RandomSource random = new(seed);
        Words = words;
        _embedding = Register("embedding", new Embedding(words, embedding, random));
        _lstm = Register("lstm", new Lstm(embedding, hidden, layers, random));
        _head = Register("head", new Linear(hidden, words, random));
    }

    /// <summary>Gets the size of the vocabulary, V.</summary>
    public int Words { get; }

    /// <summary>Predicts each next word.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="ids">T * B word ids, time-major.</param>
    /// <param name="steps">T.</param>
    /// <param name="batch">B.</param>
    /// <returns>Logits, [T, B, V].</returns>
    public Tensor Forward(Tape tape, int[] ids, int steps, int batch) =>
        _head.Forward(tape, _lstm.Forward(tape, _embedding.Forward(tape, ids, steps, batch)));
}
