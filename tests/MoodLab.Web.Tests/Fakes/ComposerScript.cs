namespace MoodLab.Web.Tests.Fakes;

/// <summary>What every scripted composer of a host does, and how many are at it.</summary>
public sealed class ComposerScript
{
    private int _running;
    private int _started;

    /// <summary>Why nothing can be composed, or null.</summary>
    public string? Unavailable { get; set; }

    /// <summary>Refuses every request as one too many where set.</summary>
    public int? Waiting { get; set; }

    /// <summary>Places in the queue that are told before composing starts.</summary>
    public int QueueLength { get; set; }

    /// <summary>How many times faster than it sounds the piece is written; infinity writes it at once.</summary>
    public double Speed { get; set; } = double.PositiveInfinity;

    /// <summary>Thrown in place of the tenth note where set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How many enumerations are under way.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many enumerations have begun.</summary>
    public int Started => Volatile.Read(ref _started);

    internal void Enter()
    {
        Interlocked.Increment(ref _started);
        Interlocked.Increment(ref _running);
    }

    internal void Leave() => Interlocked.Decrement(ref _running);
}
