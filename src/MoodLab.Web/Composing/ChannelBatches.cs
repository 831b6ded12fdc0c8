using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MoodLab.Web.Composing;

/// <summary>Reads a channel in batches, so that the cost of watching is bounded by time and not by events.</summary>
internal static class ChannelBatches
{
    /// <summary>Yields what came since the last batch, at most once per interval; the first is not delayed.</summary>
    /// <typeparam name="T">What the channel carries.</typeparam>
    /// <param name="reader">Read until its writer completes.</param>
    /// <param name="interval">The shortest time between two batches.</param>
    /// <param name="clock">Measures the interval.</param>
    /// <param name="cancellationToken">Ends the sequence with <see cref="OperationCanceledException"/>.</param>
    /// <returns>Batches of at least one item, in order of arrival.</returns>
    public static async IAsyncEnumerable<IReadOnlyList<T>> ReadBatchesAsync<T>(
        this ChannelReader<T> reader,
        TimeSpan interval,
        TimeProvider clock,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        long? last = null;
        while (await reader.WaitToReadAsync(cancellationToken))
        {
            if (last is { } then && interval - clock.GetElapsedTime(then) is { Ticks: > 0 } rest)
            {
                await Task.Delay(rest, clock, cancellationToken);
            }

            List<T> batch = [];
            while (reader.TryRead(out var item))
            {
                batch.Add(item);
            }

            last = clock.GetTimestamp();
            yield return batch;
        }
    }
}
