using MoodLab.Neural.Kernels;

namespace MoodLab.Neural.Tests.Kernels;

public sealed class VectorMathTests
{
    // What the comments of the functions promise; half an ulp of a float is 6e-8.
    private const double ExpError = 2e-7;
    private const double SigmoidError = 3e-7;
    private const double TanhError = 3e-7;

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

    [Theory]
    [MemberData(nameof(Levels))]
    public void Functions_FarOutside_StayFiniteAndSaturate(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        float[] far = [-1e30f, float.NegativeInfinity, 1e30f, float.PositiveInfinity];

        Assert.All(Map(Function.Exp, far), point => Assert.True(float.IsFinite(point.Y) && point.Y > 0));
        Assert.Equal([0, 0, 1, 1], Map(Function.Sigmoid, far).Select(point => MathF.Round(point.Y, 6)));
        Assert.Equal([-1, -1, 1, 1], Map(Function.Tanh, far).Select(point => point.Y));
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
    }
}
