using MoodLab.Neural.Kernels;

namespace MoodLab.Neural.Tests.Kernels;

public sealed class SimdTests
{
    [Theory]
    [InlineData("plain", SimdLevel.Plain)]
    [InlineData("Plain", SimdLevel.Plain)]
    [InlineData("avx2", SimdLevel.Avx2)]
    [InlineData("avx512", SimdLevel.Avx512)]
    public void Choose_AKnownLevelTheProcessorHas_IsTaken(string wish, SimdLevel expected) =>
        Assert.Equal(expected, Simd.Choose(wish, SimdLevel.Avx512));

    [Fact]
    public void Choose_MoreThanTheProcessorHas_GivesWhatItHas() =>
        Assert.Equal(SimdLevel.Avx2, Simd.Choose("avx512", SimdLevel.Avx2));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sse")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1")]
    public void Choose_NothingThatIsALevelsName_GivesWhatTheProcessorHas(string? wish) =>
        Assert.Equal(SimdLevel.Avx512, Simd.Choose(wish, SimdLevel.Avx512));
}
