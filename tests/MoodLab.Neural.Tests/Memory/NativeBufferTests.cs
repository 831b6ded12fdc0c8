using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Tests.Memory;

public sealed unsafe class NativeBufferTests
{
    [Theory]
    [InlineData(1, 64)]
    [InlineData(1000, 64)]
    [InlineData(1 << 20, 2 << 20)]
    public void Constructor_OfAnySize_GivesAlignedZeros(int length, int alignment)
    {
        using NativeBuffer buffer = new(length);

        Assert.Equal(0, (nint)buffer.Pointer % alignment);
        Assert.Equal(length, buffer.Span.Length);
        Assert.Equal(-1, buffer.Span.IndexOfAnyExcept(0f));
    }

    [Fact]
    public void Constructor_OfNegativeLength_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NativeBuffer(-1));

    [Fact]
    public void Pointer_AfterDispose_IsRefused()
    {
        NativeBuffer buffer = new(3);
        buffer.Dispose();
        buffer.Dispose();

        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
    }
}
