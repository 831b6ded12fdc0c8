using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class InitialiseTests
{
    // Single precision carries 6e-8; products of rows sum up to a few hundred such roundings.
    private const double Orthogonality = 1e-5;

    // Shape, gates, fan-in, fan-out.
    public static TheoryData<int[], int, double, double> Weights => new()
    {
        { [300, 200], 1, 200, 300 },
        { [64, 32, 3, 5], 1, 32 * 15, 64 * 15 },
        { [400, 100], 4, 100, 100 },
        { [400, 100], 1, 100, 400 },
    };

    [Theory]
    [MemberData(nameof(Weights))]
    public void Glorot_OfAWeight_HasTheVarianceOfBothFans(int[] shape, int gates, double fanIn, double fanOut)
    {
        var variance = 2 / (fanIn + fanOut);
        AssertUniform(Initialise.GlorotUniform(new Tensor(shape), new RandomSource(1), gates), variance);
        AssertNormal(Initialise.GlorotNormal(new Tensor(shape), new RandomSource(1), gates), variance);
    }

    [Theory]
    [InlineData(200, 300, 200)]
    [InlineData(32 * 15, 64, 32, 3, 5)]
    public void He_OfAWeight_HasTheVarianceOfTheFanIn(int fanIn, params int[] shape)
    {
        AssertUniform(Initialise.HeUniform(new Tensor(shape), new RandomSource(1)), 2.0 / fanIn);
        AssertNormal(Initialise.HeNormal(new Tensor(shape), new RandomSource(1)), 2.0 / fanIn);
    }

    [Theory]
    [InlineData(1, 200, 200)]
    [InlineData(1, 30, 70)]
    [InlineData(1, 70, 30)]
    [InlineData(4, 200, 50)]
    [InlineData(3, 60, 50)]
    [InlineData(1, 8, 4, 3, 3)]
    [InlineData(1, 1, 1)]
    public void Orthogonal_OfAnyShape_HasOrthonormalRowsOrColumns(int gates, params int[] shape)
    {
        var weight = Initialise.Orthogonal(new Tensor(shape), new RandomSource(1), gates);

        int rows = shape[0] / gates, columns = weight.Length / shape[0];
        for (var gate = 0; gate < gates; gate++)
        {
            var matrix = weight.Data.Slice(gate * rows * columns, rows * columns).ToArray();
            for (var i = 0; i < Math.Min(rows, columns); i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    Assert.Equal(i == j ? 1 : 0, Product(matrix, rows, columns, i, j), Orthogonality);
                }
            }
        }
    }

    [Fact]
    public void Orthogonal_OverManyDraws_PrefersNoDirection()
    {
        RandomSource random = new(1);
        const int Count = 4000;
        double mean = 0, square = 0;
        for (var i = 0; i < Count; i++)
        {
            var value = Initialise.Orthogonal(new Tensor(3, 3), random).Data[8];
            mean += value / Count;
            square += value * value / Count;
        }

        // An entry is a coordinate of a random point on the sphere: uniform in -1..1, so its variance is 1/3 and that
        // of its square 4/45. Five standard errors.
        Assert.Equal(0, mean, 5 * Math.Sqrt(1.0 / 3 / Count));
        Assert.Equal(1.0 / 3, square, 5 * Math.Sqrt(4.0 / 45 / Count));
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(1)]
    [InlineData(3, 7, 2)]
    [InlineData(0, 7, 2)]
    public void Orthogonal_OfAnotherShape_IsRefusedWithBoth(int gates, params int[] shape)
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => Initialise.Orthogonal(new Tensor(shape), new RandomSource(1), gates));

        Assert.Contains($"[{gates} H, I]", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"[{string.Join(", ", shape)}]", refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertUniform(Tensor weight, double variance)
    {
        var bound = Math.Sqrt(3 * variance);
        Assert.All(weight.Data.ToArray(), value => Assert.InRange(value, -bound, bound));
        Assert.InRange(weight.Data.ToArray().Max(), 0.99 * bound, bound);

        // The variance of a uniform number's square is 4/5 of its squared variance.
        AssertMoments(weight, variance, Math.Sqrt(0.8) * variance);
    }

    // The variance of a normal number's square is twice its squared variance.
    private static void AssertNormal(Tensor weight, double variance) =>
        AssertMoments(weight, variance, Math.Sqrt(2) * variance);

    private static void AssertMoments(Tensor weight, double variance, double deviationOfSquare)
    {
        // Five standard errors.
        var root = Math.Sqrt(weight.Length);
        Assert.Equal(0, weight.Data.ToArray().Average(value => (double)value), 5 * Math.Sqrt(variance) / root);
        Assert.Equal(
            variance, weight.Data.ToArray().Average(value => (double)value * value), 5 * deviationOfSquare / root);
    }

    private static double Product(float[] matrix, int rows, int columns, int i, int j)
    {
        double sum = 0;
        for (var k = 0; k < Math.Max(rows, columns); k++)
        {
            sum += rows <= columns
                ? (double)matrix[(i * columns) + k] * matrix[(j * columns) + k]
                : (double)matrix[(k * columns) + i] * matrix[(k * columns) + j];
        }

        return sum;
    }
}
