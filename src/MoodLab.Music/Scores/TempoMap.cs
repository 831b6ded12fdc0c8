namespace MoodLab.Music.Scores;

/// <summary>Converts between ticks and seconds of one score.</summary>
public sealed class TempoMap
{
    private readonly int _ticksPerQuarter;
    private readonly TempoChange[] _changes;
    private readonly double[] _seconds;

    /// <summary>Creates the map.</summary>
    /// <param name="ticksPerQuarter">Resolution in ticks per quarter note, at least 1.</param>
    /// <param name="changes">
    /// Tempo changes in any order; the last one of a tick wins, and 120 quarter notes a minute hold before the first.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The resolution or a tempo is below 1, or a tick below 0.
    /// </exception>
    public TempoMap(int ticksPerQuarter, IEnumerable<TempoChange> changes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticksPerQuarter, 1);
        ArgumentNullException.ThrowIfNull(changes);
        _ticksPerQuarter = ticksPerQuarter;
        _changes = Normalise(changes);
        _seconds = new double[_changes.Length];
        for (var i = 1; i < _changes.Length; i++)
        {
            _seconds[i] = _seconds[i - 1] + SecondsWithin(i - 1, _changes[i].Tick);
        }
    }

    /// <summary>Gets the tempi in force, ordered by tick; the first begins at tick 0.</summary>
    public IReadOnlyList<TempoChange> Changes => _changes;

    /// <summary>Converts a position in ticks to seconds from the start.</summary>
    /// <param name="tick">Position in ticks, at least 0.</param>
    public double TicksToSeconds(long tick)
    {
        var i = IndexAt(tick);
        return _seconds[i] + SecondsWithin(i, tick);
    }

    /// <summary>Converts a position in seconds to the nearest tick.</summary>
    /// <param name="seconds">Position in seconds from the start, at least 0.</param>
    public long SecondsToTicks(double seconds)
    {
        var i = Array.BinarySearch(_seconds, seconds);
        i = Math.Max(i >= 0 ? i : ~i - 1, 0);
        var quarters = (seconds - _seconds[i]) * 1e6 / _changes[i].MicrosecondsPerQuarter;
        return _changes[i].Tick + (long)Math.Round(quarters * _ticksPerQuarter);
    }

    /// <summary>Gets the tempo that holds at a tick.</summary>
    /// <param name="tick">Position in ticks, at least 0.</param>
    public TempoChange TempoAt(long tick) => _changes[IndexAt(tick)];

    private static TempoChange[] Normalise(IEnumerable<TempoChange> changes)
    {
        SortedDictionary<long, TempoChange> byTick = new()
        {
            [0] = new TempoChange(0, TempoChange.DefaultMicrosecondsPerQuarter),
        };
        foreach (var change in changes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(change.Tick);
            ArgumentOutOfRangeException.ThrowIfLessThan(change.MicrosecondsPerQuarter, 1);
            byTick[change.Tick] = change;
        }

        return [.. byTick.Values];
    }

    private int IndexAt(long tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tick);
        int low = 0, high = _changes.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_changes[middle].Tick <= tick)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private double SecondsWithin(int index, long tick) =>
        (tick - _changes[index].Tick) / (double)_ticksPerQuarter * _changes[index].MicrosecondsPerQuarter / 1e6;
}
