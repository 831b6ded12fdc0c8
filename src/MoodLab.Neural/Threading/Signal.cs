namespace MoodLab.Neural.Threading;

/// <summary>
/// A number that threads wait for to change: spinning for a moment, then asleep, so that a thread whose partner has
/// lost its core does not burn its own.
/// </summary>
internal sealed class Signal
{
    // About 20 microseconds: longer than the gap between two parts of a step, shorter than a scheduler's slice.
    private const int SpinsBeforeSleep = 2000;

    private readonly object _gate = new();
    private PaddedInt _value;
    private PaddedInt _sleepers;

    /// <summary>Gets the number.</summary>
    public int Value => Volatile.Read(ref _value.Value);

    /// <summary>Gets how many threads sleep.</summary>
    public int Sleepers => Volatile.Read(ref _sleepers.Value);

    /// <summary>Changes the number and wakes whoever sleeps.</summary>
    public void Advance()
    {
        // The full fence of the increment orders it before the look at the sleepers, and theirs the other way round:
        // either we see a sleeper or it sees the new number.
        Interlocked.Increment(ref _value.Value);
        if (Sleepers != 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Returns once the number is another than the one seen.</summary>
    public void WaitWhile(int seen)
    {
        for (var spins = 0; spins < SpinsBeforeSleep; spins++)
        {
            if (Value != seen)
            {
                return;
            }

            Thread.SpinWait(1);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers.Value);
            while (Value == seen)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers.Value);
        }
    }
}
