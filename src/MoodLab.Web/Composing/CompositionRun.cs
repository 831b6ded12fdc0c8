using System.Threading.Channels;
using MoodLab.Lab.Composing;

namespace MoodLab.Web.Composing;

/// <summary>
/// One piece on its way to one page: the composer writes into a bounded channel on a thread of its own, the page's pump
/// takes batches out. A page that is slow to take slows its composer; no note is lost. Disposing ends both.
/// </summary>
internal sealed class CompositionRun : IAsyncDisposable
{
    /// <summary>The shortest time between two batches.</summary>
    public static readonly TimeSpan BatchInterval = TimeSpan.FromMilliseconds(50);

    private const int Capacity = 1024;

    // Never disposed, since Stop may come from any thread at any time; without a timer it holds nothing.
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly TimeProvider _clock;

    private CompositionRun(TimeProvider clock)
    {
        _clock = clock;
        _stopped = _stop.Token;
    }

    /// <summary>
    /// Gets the pump: it completes when the last batch was delivered, is canceled by <see cref="Stop"/>, or fails with
    /// what the composer or the delivery threw.
    /// </summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts composing; batches are delivered in the caller's context, one at a time.</summary>
    /// <param name="events">The composer's stream; its enumeration is ended with the run.</param>
    /// <param name="deliver">Takes a batch.</param>
    /// <param name="clock">Measures the time between batches.</param>
    public static CompositionRun Start(
        IAsyncEnumerable<ComposedEvent> events,
        Func<IReadOnlyList<ComposedEvent>, CancellationToken, Task> deliver,
        TimeProvider clock)
    {
        var run = new CompositionRun(clock);
        run.Completion = run.PumpAsync(events, deliver);
        return run;
    }

    /// <summary>Ends the work now; <see cref="Completion"/> tells when it has ended.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Ends the work and waits until nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PumpAsync(
        IAsyncEnumerable<ComposedEvent> events, Func<IReadOnlyList<ComposedEvent>, CancellationToken, Task> deliver)
    {
        var channel = Channel.CreateBounded<ComposedEvent>(
            new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });
        var producer = Task.Run(() => ProduceAsync(events, channel.Writer), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadBatchesAsync(BatchInterval, _clock, _stopped))
            {
                await deliver(batch, _stopped);
            }
        }
        finally
        {
            // Also when the delivery failed: a composer that nobody hears must not go on.
            await _stop.CancelAsync();
            await producer;
        }
    }

    private async Task ProduceAsync(IAsyncEnumerable<ComposedEvent> events, ChannelWriter<ComposedEvent> writer)
    {
        try
        {
            await foreach (var composed in events.WithCancellation(_stopped))
            {
                await writer.WriteAsync(composed, _stopped);
            }

            writer.Complete();
        }
        catch (Exception failure)
        {
            // Passed on: the reader's WaitToReadAsync throws it.
            writer.Complete(failure);
        }
    }
}
