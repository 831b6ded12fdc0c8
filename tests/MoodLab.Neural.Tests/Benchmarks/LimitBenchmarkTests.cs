using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Tests.Benchmarks;

public sealed class LimitBenchmarkTests
{
    [Theory]
    [MemberData(nameof(SimdPath.All), MemberType = typeof(SimdPath))]
    public unsafe void Kernels_DoTheWorkTheyAreMeasuredBy(SimdLevel level)
    {
        using var path = SimdPath.Use(level);
        using NativeBuffer array = new(384);
        array.Span.Fill(0.5f);

        // Each chain goes from 1 to 1.5 to 1.75.
        Assert.Equal(1.75f * LimitKernel.Chains * LimitKernel.Lanes, LimitKernel.MultiplyAdd(2));
        Assert.Equal(192, LimitKernel.Read(array.Pointer, 384));
    }

    [Fact]
    public void MeasureReading_OfASmallArray_ReportsIt()
    {
        var rate = LimitBenchmark.MeasureReading(1, 1, TestContext.Current.CancellationToken);

        Assert.Equal(("read", 1, 1), (rate.What, rate.Megabytes, rate.Threads));
        Assert.True(rate.PerSecond > 0);
    }

    [Fact]
    public void MeasureArithmetic_WhenCancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => LimitBenchmark.MeasureArithmetic(1, new CancellationToken(canceled: true)));

    [Fact]
    public void MeasureReading_OfNothing_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => LimitBenchmark.MeasureReading(0, 1, TestContext.Current.CancellationToken));
}
