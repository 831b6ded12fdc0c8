using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>Starting values of parameters, as PyTorch's layers choose them.</summary>
internal static class Initialise
{
    /// <summary>Uniform from -bound to bound.</summary>
    public static Tensor Uniform(Tensor tensor, double bound, RandomSource random)
    {
        foreach (ref var value in tensor.Data)
        {
            value = (float)(((random.NextDouble() * 2) - 1) * bound);
        }

        return tensor;
    }

    /// <summary>Normal with mean 0 and a standard deviation.</summary>
    public static Tensor Normal(Tensor tensor, double deviation, RandomSource random)
    {
        foreach (ref var value in tensor.Data)
        {
            value = (float)(random.NextGaussian() * deviation);
        }

        return tensor;
    }
}
