using System.Threading.Channels;
using MoodLab.Web.Composing;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Composing;

public sealed class ChannelBatchesTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly ManualClock _clock = new();
    private readonly Channel<int> _channel = Channel.CreateUnbounded<int>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadBatches_FirstItems_ComeWithoutDelay()
    {
        Write(1, 2);
        await using var batches = Read(Token);

        Assert.True(await batches.MoveNextAsync());

        Assert.Equal([1, 2], batches.Current);
    }

    [Fact]
    public async Task ReadBatches_SecondBatch_ComesAfterTheInterval()
    {
        Write(1);
        await using var batches = Read(Token);
        await batches.MoveNextAsync();
        Write(2);

        var second = batches.MoveNextAsync();
        await Eventually.HoldsAsync(() => _clock.Waiting == 1, "the reader waits for the clock");
        Write(3);
        _clock.Advance(s_interval);

        Assert.True(await second);
        Assert.Equal([2, 3], batches.Current);
    }

    [Fact]
    public async Task ReadBatches_ChannelFails_ThrowsItsReason()
    {
        _channel.Writer.Complete(new InvalidOperationException("reason"));
        await using var batches = Read(Token);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await batches.MoveNextAsync());

        Assert.Equal("reason", thrown.Message);
    }

    [Fact]
    public async Task ReadBatches_ChannelCompletes_Ends()
    {
        Write(1);
        _channel.Writer.Complete();
        await using var batches = Read(Token);

        Assert.True(await batches.MoveNextAsync());
        Assert.False(await batches.MoveNextAsync());
    }

    [Fact]
    public async Task ReadBatches_Canceled_EndsWhileWaiting()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using var batches = Read(stop.Token);
        var next = batches.MoveNextAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    private void Write(params int[] items)
    {
        foreach (var item in items)
        {
            Assert.True(_channel.Writer.TryWrite(item));
        }
    }

    private IAsyncEnumerator<IReadOnlyList<int>> Read(CancellationToken token) =>
        _channel.Reader.ReadBatchesAsync(s_interval, _clock, token).GetAsyncEnumerator(token);
}
