using MoodLab.Music.Scores;

namespace MoodLab.Music.Rolls;

/// <summary>
/// Finds the frame that a tick falls into, rounded down, in whole numbers: no rounding moves a note that begins exactly
/// on a frame into the one before.
/// </summary>
internal sealed class FrameClock
{
    private const ulong MicrosecondsPerSecond = 1_000_000;

    private readonly IReadOnlyList<TempoChange> _changes;
    private readonly UInt128[] _elapsed;
    private readonly UInt128 _divisor;
    private readonly uint _rate;

    /// <summary>Creates a clock.</summary>
    /// <param name="score">The score whose tempi count.</param>
    /// <param name="framesPerSecond">At least 1.</param>
    public FrameClock(Score score, int framesPerSecond)
    {
        _changes = score.CreateTempoMap().Changes;
        _rate = (uint)framesPerSecond;
        _divisor = (ulong)score.TicksPerQuarter * MicrosecondsPerSecond;

        // Time is counted in microseconds times ticks a quarter, in which every tick and tempo is whole.
        _elapsed = new UInt128[_changes.Count];
        for (var i = 1; i < _elapsed.Length; i++)
        {
            _elapsed[i] = _elapsed[i - 1] + Within(i - 1, _changes[i].Tick);
        }
    }

    /// <summary>Gets the frame of a tick.</summary>
    /// <param name="tick">At least 0.</param>
    /// <param name="most">What is returned for all frames beyond.</param>
    public int FrameAt(long tick, int most)
    {
        var i = IndexAt(tick);
        var frame = (_elapsed[i] + Within(i, tick)) * _rate / _divisor;
        return frame < (uint)most ? (int)frame : most;
    }

    private UInt128 Within(int change, long tick) =>
        (UInt128)(ulong)(tick - _changes[change].Tick) * (uint)_changes[change].MicrosecondsPerQuarter;

    // The last change at or before the tick; the first stands at tick 0.
    private int IndexAt(long tick)
    {
        int low = 0, high = _changes.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _changes[middle].Tick <= tick ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
