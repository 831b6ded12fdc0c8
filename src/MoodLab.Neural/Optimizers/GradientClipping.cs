using MoodLab.Neural.Layers;

namespace MoodLab.Neural.Optimizers;

/// <summary>Keeps a step from running away (Pascanu et al., "On the difficulty of training RNNs", 2013).</summary>
public static class GradientClipping
{
    /// <summary>Scales all gradients together so that their joint Euclidean norm is at most a limit.</summary>
    /// <param name="module">Whose gradients.</param>
    /// <param name="limit">The largest norm, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not above 0.</exception>
    /// <returns>The norm before scaling; not a number where a gradient is none.</returns>
    public static double ClipNorm(Module module, double limit)
    {
        ArgumentNullException.ThrowIfNull(module);
        if (limit is not > 0)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The largest norm must be above 0.");
        }

        double squares = 0;
        foreach (var (_, tensor) in module.NamedParameters())
        {
            squares += SumOfSquares(tensor.Grad);
        }

        var norm = Math.Sqrt(squares);
        if (norm > limit)
        {
            var scale = (float)(limit / norm);
            foreach (var (_, tensor) in module.NamedParameters())
            {
                foreach (ref var gradient in tensor.Grad)
                {
                    gradient *= scale;
                }
            }
        }

        return norm;
    }

    // Four sums in a fixed order: quick, and the same on every machine.
    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            a += (double)values[i] * values[i];
            b += (double)values[i + 1] * values[i + 1];
            c += (double)values[i + 2] * values[i + 2];
            d += (double)values[i + 3] * values[i + 3];
        }

        for (; i < values.Length; i++)
        {
            a += (double)values[i] * values[i];
        }

        return a + b + (c + d);
    }
}
