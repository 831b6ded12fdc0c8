using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Starting values of parameters. A weight is [O, I] (dense), [O, I, KH, KW] (convolution) or [G H, I], the G gates of
/// a recurrent layer one below the other. Its fan-in is I times the size of the kernel, its fan-out O times that size;
/// with <c>gates</c> given, each gate is a matrix of its own with fan-out H. Keras counts a recurrent layer's gates as
/// one matrix, which is the default.
/// </summary>
public static class Initialise
{
    /// <summary>Uniform from -bound to bound.</summary>
    /// <param name="tensor">What is filled.</param>
    /// <param name="bound">The bound, at least 0.</param>
    /// <param name="random">Source of the values.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Uniform(Tensor tensor, double bound, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var value in tensor.Data)
        {
            value = (float)(((random.NextDouble() * 2) - 1) * bound);
        }

        return tensor;
    }

    /// <summary>Normal with mean 0 and a standard deviation.</summary>
    /// <param name="tensor">What is filled.</param>
    /// <param name="deviation">The standard deviation, at least 0.</param>
    /// <param name="random">Source of the values.</param>
    /// <returns>The tensor.</returns>
    public static Tensor Normal(Tensor tensor, double deviation, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var value in tensor.Data)
        {
            value = (float)(random.NextGaussian() * deviation);
        }

        return tensor;
    }

    /// <summary>
    /// Uniform with variance 2 / (fan-in + fan-out) (Glorot and Bengio, "Understanding the Difficulty of Training Deep
    /// Feedforward Neural Networks", 2010, equation 16).
    /// </summary>
    /// <param name="weight">What is filled.</param>
    /// <param name="random">Source of the values.</param>
    /// <param name="gates">G, a divisor of the first size.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentException">The weight has no two dimensions, or the gates do not divide it.</exception>
    public static Tensor GlorotUniform(Tensor weight, RandomSource random, int gates = 1)
    {
        var (fanIn, fanOut) = Fans(weight, gates);
        return Uniform(weight, Math.Sqrt(6 / (fanIn + fanOut)), random);
    }

    /// <summary>Normal with variance 2 / (fan-in + fan-out) (Glorot and Bengio 2010, equation 12).</summary>
    /// <param name="weight">What is filled.</param>
    /// <param name="random">Source of the values.</param>
    /// <param name="gates">G, a divisor of the first size.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentException">The weight has no two dimensions, or the gates do not divide it.</exception>
    public static Tensor GlorotNormal(Tensor weight, RandomSource random, int gates = 1)
    {
        var (fanIn, fanOut) = Fans(weight, gates);
        return Normal(weight, Math.Sqrt(2 / (fanIn + fanOut)), random);
    }

    /// <summary>
    /// Uniform with variance 2 / fan-in, for layers before a ReLU (He, Zhang, Ren and Sun, "Delving Deep into
    /// Rectifiers", 2015, equation 10).
    /// </summary>
    /// <param name="weight">What is filled.</param>
    /// <param name="random">Source of the values.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentException">The weight has no two dimensions.</exception>
    public static Tensor HeUniform(Tensor weight, RandomSource random) =>
        Uniform(weight, Math.Sqrt(6 / Fans(weight, 1).In), random);

    /// <summary>Normal with variance 2 / fan-in, for layers before a ReLU (He et al. 2015, equation 10).</summary>
    /// <param name="weight">What is filled.</param>
    /// <param name="random">Source of the values.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentException">The weight has no two dimensions.</exception>
    public static Tensor HeNormal(Tensor weight, RandomSource random) =>
        Normal(weight, Math.Sqrt(2 / Fans(weight, 1).In), random);

    /// <summary>
    /// A random matrix, uniform among those whose rows (or columns, where there are fewer) are orthonormal (Saxe,
    /// McClelland and Ganguli, "Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Networks", 2014),
    /// from a normal one by the modified method of Gram and Schmidt in double precision. A kernel counts as one row for
    /// each output. Takes time of the order of O I times the smaller of both: about 0.3 s for 512 x 512.
    /// </summary>
    /// <param name="weight">What is filled.</param>
    /// <param name="random">Source of the values.</param>
    /// <param name="gates">G, a divisor of the first size: each gate is orthogonal in itself.</param>
    /// <returns>The weight.</returns>
    /// <exception cref="ArgumentException">The weight has no two dimensions, or the gates do not divide it.</exception>
    public static Tensor Orthogonal(Tensor weight, RandomSource random, int gates = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        _ = Fans(weight, gates);
        int rows = weight.Shape[0] / gates, columns = weight.Length / weight.Shape[0];
        for (var gate = 0; gate < gates; gate++)
        {
            var data = weight.Data.Slice(gate * rows * columns, rows * columns);
            var vectors = Orthonormal(Math.Min(rows, columns), Math.Max(rows, columns), random);
            for (var i = 0; i < data.Length; i++)
            {
                var (r, c) = (i / columns, i % columns);
                data[i] = (float)(rows <= columns ? vectors[r][c] : vectors[c][r]);
            }
        }

        return weight;
    }

    // Drawn one after another, each without its parts along those before it. The order of the sums makes the diagonal
    // of R positive, which is what makes Q uniform (Mezzadri, "How to Generate Random Matrices from the Classical
    // Compact Groups", 2007).
    private static double[][] Orthonormal(int count, int length, RandomSource random)
    {
        var vectors = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var vector = new double[length];
            for (var k = 0; k < length; k++)
            {
                vector[k] = random.NextGaussian();
            }

            for (var j = 0; j < i; j++)
            {
                AddScaled(vector, vectors[j], -Dot(vector, vectors[j]));
            }

            var norm = Math.Sqrt(Dot(vector, vector));
            for (var k = 0; k < length; k++)
            {
                vector[k] /= norm;
            }

            vectors[i] = vector;
        }

        return vectors;
    }

    private static double Dot(double[] left, double[] right)
    {
        double sum = 0;
        for (var k = 0; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    private static void AddScaled(double[] target, double[] source, double factor)
    {
        for (var k = 0; k < target.Length; k++)
        {
            target[k] += source[k] * factor;
        }
    }

    private static (double In, double Out) Fans(Tensor weight, int gates)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var shape = weight.Shape;
        if (shape.Length < 2 || gates < 1 || shape[0] % gates != 0)
        {
            throw new ArgumentException(
                $"A weight of {gates} gates is [{gates} H, I] or has more dimensions, but it is "
                + $"{Shapes.Describe(shape)}.",
                nameof(weight));
        }

        var kernel = (double)weight.Length / (shape[0] * (double)shape[1]);
        return (shape[1] * kernel, shape[0] / gates * kernel);
    }
}
