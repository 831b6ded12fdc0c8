using MoodLab.Neural.Kernels;

namespace MoodLab.Neural.Tests.Kernels;

public sealed class VectorMathTests
{
    // What the comments of the functions promise; half an ulp of a float is 6e-8.
    private const double ExpError = 2e-7;
    private const double SigmoidError = 3e-7;
    private const double TanhError = 3e-7;
    private const double ErfError = 3e-7;

    public static TheoryData<SimdLevel> Levels => SimdPath.All;

    [Theory]
    [MemberData(nameof(Levels))]
    public void Exp_OverItsWholeRange_IsAccurate(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var (x, y) in Map(Function.Exp, Range(-87, 88)))
        {
            Assert.InRange((y / Math.Exp(x)) - 1, -ExpError, ExpError);
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Sigmoid_OverItsWholeRange_IsAccurate(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var (x, y) in Map(Function.Sigmoid, Range(-80, 80)))
        {
            Assert.InRange((y * (1 + Math.Exp(-x))) - 1, -SigmoidError, SigmoidError);
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Tanh_OverItsWholeRange_IsAccurate(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var (x, y) in Map(Function.Tanh, Range(-20, 20)))
        {
            Assert.InRange(y - Math.Tanh(x), -TanhError, TanhError);
        }
    }

    // .NET has no error function to compare with: these are tabulated values.
    [Theory]
    [MemberData(nameof(Levels))]
    public void Erf_OfTabulatedNumbers_IsAccurate(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        (double X, double Y)[] table =
        [
            (0, 0), (0.1, 0.1124629160), (0.25, 0.2763263902), (0.5, 0.5204998778), (0.75, 0.7111556337),
            (1, 0.8427007929), (1.5, 0.9661051465), (2, 0.9953222650), (2.5, 0.9995930480), (3, 0.9999779095), (6, 1),
        ];
        foreach (var sign in new[] { 1, -1 })
        {
            var points = Map(Function.Erf, [.. table.Select(entry => (float)(sign * entry.X))]);
            Assert.All(
                points.Zip(table), pair => Assert.InRange(pair.First.Y - (sign * pair.Second.Y), -ErfError, ErfError));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Functions_FarOutside_StayFiniteAndSaturate(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        float[] far = [-1e30f, float.NegativeInfinity, 1e30f, float.PositiveInfinity];

        Assert.All(Map(Function.Exp, far), point => Assert.True(float.IsFinite(point.Y) && point.Y > 0));
        Assert.Equal([0, 0, 1, 1], Map(Function.Sigmoid, far).Select(point => MathF.Round(point.Y, 6)));
        Assert.Equal([-1, -1, 1, 1], Map(Function.Tanh, far).Select(point => point.Y));
        Assert.Equal([-1, -1, 1, 1], Map(Function.Erf, far).Select(point => point.Y));
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Functions_OfNotANumber_AreNotANumber(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var function in Enum.GetValues<Function>())
        {
            Assert.All(Map(function, [float.NaN]), point => Assert.True(float.IsNaN(point.Y), $"{function}"));
        }
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Functions_OnEveryLevel_GiveThePlainBits(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        foreach (var function in Enum.GetValues<Function>())
        {
            var fast = Map(function, Range(-90, 90)).Select(point => point.Y).ToArray();
            using var plain = SimdPath.Use(SimdLevel.Plain);
            Assert.Equal(Map(function, Range(-90, 90)).Select(point => point.Y), fast);
        }
    }

    private static float[] Range(double from, double to)
    {
        const int Points = 4000;
        return [.. Enumerable.Range(0, Points).Select(i => (float)(from + ((to - from) * i / (Points - 1))))];
    }

    private static List<(float X, float Y)> Map(Function function, float[] inputs) => Simd.Level switch
    {
        SimdLevel.Avx512 => Map<Lanes512>(function, inputs),
        SimdLevel.Avx2 => Map<Lanes256>(function, inputs),
        _ => Map<Lanes1>(function, inputs),
    };

    private static unsafe List<(float X, float Y)> Map<T>(Function function, float[] inputs)
        where T : unmanaged, ILanes<T>
    {
        List<(float X, float Y)> points = [];
        var lanes = stackalloc float[T.Count];
        for (var i = 0; i < inputs.Length; i += T.Count)
        {
            for (var j = 0; j < T.Count; j++)
            {
                lanes[j] = inputs[Math.Min(i + j, inputs.Length - 1)];
            }

            var x = T.Load(lanes);
            var y = function switch
            {
                Function.Exp => VectorMath.Exp(x),
                Function.Sigmoid => VectorMath.Sigmoid(x),
                Function.Erf => VectorMath.Erf(x),
                _ => VectorMath.Tanh(x),
            };
            y.Store(lanes);
            for (var j = 0; j < T.Count && i + j < inputs.Length; j++)
            {
                points.Add((inputs[i + j], lanes[j]));
            }
        }

        return points;
    }

    private enum Function
    {
        Exp,
        Sigmoid,
        Tanh,
        Erf,
    }
}
