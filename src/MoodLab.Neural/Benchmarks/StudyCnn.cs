using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Benchmarks;

/// <summary>
/// The composer study's network for piano rolls of 128 pitches by 150 frames, on which rates are measured: convolution
/// to 32 channels, pooling, convolution to 64, pooling, dense 128, dense to the composers; kernels of 3 x 3 without
/// padding, ReLU, windows of 2 x 2, dropout of 0.5 after each pooling and the first dense layer; 8,866,820 parameters
/// for 4 composers. The study is "Music Genre and Composer Classification" (project 003); its "create_model".
/// </summary>
/// <remarks>
/// Pooling comes before ReLU, on a quarter of the elements: max(relu(x)) = relu(max(x)), and the gradients are equal,
/// too.
/// </remarks>
public sealed class StudyCnn : Module
{
    private readonly Conv2d _first;
    private readonly Conv2d _second;
    private readonly MaxPool2d _pool = new(2);
    private readonly Dropout _dropout;
    private readonly Linear _dense;
    private readonly Linear _head;

    /// <summary>Creates the model, untrained.</summary>
    /// <param name="seed">Seed of the starting values and of dropout.</param>
    /// <param name="composers">K, the number of composers.</param>
    /// <param name="pitches">H, the height of a roll.</param>
    /// <param name="frames">W, its width.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no composer, or a roll is too small for what follows.
    /// </exception>
    public StudyCnn(ulong seed, int composers = 4, int pitches = 128, int frames = 150)
        : this(new RandomSource(seed), composers, pitches, frames)
    {
    }

    /// <summary>Creates the model, untrained, with a source whose state can be kept.</summary>
    /// <param name="random">Source of the starting values and of dropout.</param>
    /// <param name="composers">K, the number of composers.</param>
    /// <param name="pitches">H, the height of a roll.</param>
    /// <param name="frames">W, its width.</param>
    /// <param name="dropout">The share that is dropped, 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no composer, a roll is too small for what follows, or the share is out of range.
    /// </exception>
    public StudyCnn(RandomSource random, int composers, int pitches, int frames, double dropout = 0.5)
    {
        (Pitches, Frames) = (pitches, frames);
        _first = Register("first", new Conv2d(1, 32, (3, 3), random));
        _second = Register("second", new Conv2d(32, 64, (3, 3), random));
        _dropout = Register("dropout", new Dropout(dropout, random));
        _dense = Register("dense", new Linear(64 * Left(pitches) * Left(frames), 128, random));
        _head = Register("head", new Linear(128, composers, random));
    }

    /// <summary>Gets H, the height of a roll.</summary>
    public int Pitches { get; }

    /// <summary>Gets W, the width of a roll.</summary>
    public int Frames { get; }

    /// <summary>Tells composers apart.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="rolls">[B, 1, H, W].</param>
    /// <returns>Logits, [B, K].</returns>
    /// <exception cref="ArgumentException">The rolls have another shape.</exception>
    public Tensor Forward(Tape tape, Tensor rolls)
    {
        var features = Block(tape, _second, Block(tape, _first, rolls));
        var dense = Activations.Relu(tape, _dense.Forward(tape, Reshape.Flatten(features)));
        return _head.Forward(tape, _dropout.Forward(tape, dense));
    }

    private Tensor Block(Tape tape, Conv2d convolution, Tensor input) =>
        _dropout.Forward(tape, Activations.Relu(tape, _pool.Forward(tape, convolution.Forward(tape, input))));

    // What two convolutions and poolings leave of a side.
    private static int Left(int side) => (((side - 2) / 2) - 2) / 2;
}
