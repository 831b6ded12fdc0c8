using MoodLab.Neural.Memory;

namespace MoodLab.Neural.Tests.Memory;

public sealed class BufferPoolTests
{
    [Fact]
    public void Rent_AfterReclaim_GivesTheSameMemoryAgain()
    {
        using BufferPool pool = new();
        var first = pool.Rent(100);
        var second = pool.Rent(100);
        Assert.NotSame(first, second);
        pool.Reclaim();

        Assert.Equal(new[] { first, second }.ToHashSet(), [pool.Rent(100), pool.Rent(100)]);
    }

    [Fact]
    public void Rent_OfAnotherLength_GivesExactlyThatLength()
    {
        using BufferPool pool = new();
        pool.Rent(100);
        pool.Reclaim();

        Assert.Equal(99, pool.Rent(99).Length);
    }

    [Fact]
    public void Dispose_WithLentBuffers_FreesThem()
    {
        BufferPool pool = new();
        var buffer = pool.Rent(10);
        pool.Dispose();

        Assert.Throws<ObjectDisposedException>(() => buffer.Span.Length);
    }
}
