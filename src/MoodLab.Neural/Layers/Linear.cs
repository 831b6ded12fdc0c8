using MoodLab.Neural.Autograd;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>y = x W^T + b. <c>weight</c> is [O, I], <c>bias</c> is [O].</summary>
public sealed class Linear : Module
{
    /// <summary>Creates a layer; weights and bias start uniform within 1 / sqrt(I).</summary>
    /// <param name="inputs">I.</param>
    /// <param name="outputs">O.</param>
    /// <param name="random">Source of the starting values.</param>
    public Linear(int inputs, int outputs, RandomSource random)
    {
        Inputs = inputs;
        Outputs = outputs;
        var bound = 1 / Math.Sqrt(inputs);
        Weight = Register("weight", Initialise.Uniform(new Tensor(outputs, inputs), bound, random));
        Bias = Register("bias", Initialise.Uniform(new Tensor(outputs), bound, random));
    }

    /// <summary>Gets I, the size of the input's last dimension.</summary>
    public int Inputs { get; }

    /// <summary>Gets O, the size of the output's last dimension.</summary>
    public int Outputs { get; }

    internal Tensor Weight { get; }

    internal Tensor Bias { get; }

    /// <summary>Applies the layer to the last dimension.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="input">[..., I].</param>
    /// <returns>[..., O].</returns>
    /// <exception cref="ArgumentException">The input's last dimension is not I.</exception>
    public Tensor Forward(Tape tape, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(input);
        Shapes.RequireLast(nameof(Linear), input, Inputs);
        return Affine.Forward(tape, input, Weight, Bias);
    }
}
