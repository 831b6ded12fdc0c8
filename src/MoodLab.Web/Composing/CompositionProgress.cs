using MoodLab.Lab.Composing;

namespace MoodLab.Web.Composing;

/// <summary>What the events of one composition add up to: its stage and the figures under the roll.</summary>
/// <param name="clock">Measures how long composing takes.</param>
public sealed class CompositionProgress(TimeProvider clock)
{
    private long _startedAt;
    private TimeSpan _took;

    /// <summary>Gets how far the piece has come.</summary>
    public CompositionStage Stage { get; private set; } = CompositionStage.Waiting;

    /// <summary>Gets the place in the queue, 1 being next, while it waits there.</summary>
    public int? Position { get; private set; }

    /// <summary>Gets the number of notes so far.</summary>
    public int Notes { get; private set; }

    /// <summary>Gets the seconds of music so far.</summary>
    public double Seconds { get; private set; }

    /// <summary>Gets the milliseconds from the end of waiting to the first note, once the composer has told.</summary>
    public double? FirstNoteMilliseconds { get; private set; }

    /// <summary>Gets the words that the network writes in a second, once it has told.</summary>
    public double? TokensPerSecond { get; private set; }

    /// <summary>Gets the id under which the finished piece was stored, if it was.</summary>
    public Guid? PieceId { get; private set; }

    /// <summary>Gets how many times faster the piece was composed than it sounds, once that can be said.</summary>
    public double? Speed => Seconds > 0 && _took > TimeSpan.Zero ? Seconds / _took.TotalSeconds : null;

    /// <summary>Adds what a batch tells.</summary>
    /// <param name="events">The batch, in order.</param>
    public void Add(IReadOnlyList<ComposedEvent> events)
    {
        foreach (var composed in events)
        {
            Add(composed);
        }

        if (Stage is CompositionStage.Composing)
        {
            _took = clock.GetElapsedTime(_startedAt);
        }
    }

    /// <summary>Notes that the piece was stopped; a finished one stays finished.</summary>
    public void Stop()
    {
        if (Stage is not CompositionStage.Finished)
        {
            Stage = CompositionStage.Stopped;
        }
    }

    private void Add(ComposedEvent composed)
    {
        TokensPerSecond = composed.TokensPerSecond ?? TokensPerSecond;
        FirstNoteMilliseconds = composed.FirstNoteMilliseconds ?? FirstNoteMilliseconds;
        switch (composed.Kind)
        {
            case ComposedEventKind.Queued:
                Position = composed.Position;
                break;
            case ComposedEventKind.Started:
                Stage = CompositionStage.Composing;
                Position = null;
                _startedAt = clock.GetTimestamp();
                break;
            case ComposedEventKind.Note:
                Notes++;
                Seconds = Math.Max(Seconds, (composed.Start + composed.Duration) ?? 0);
                break;
            case ComposedEventKind.Progress:
                Seconds = Math.Max(Seconds, composed.Seconds ?? 0);
                break;
            case ComposedEventKind.Finished:
                Stage = CompositionStage.Finished;
                Notes = composed.Notes ?? Notes;
                Seconds = composed.Seconds ?? Seconds;
                PieceId = composed.PieceId;
                _took = clock.GetElapsedTime(_startedAt);
                break;
        }
    }
}
