namespace MoodLab.Lab.Composing;

/// <summary>Composes pieces for one visitor: one scope per circuit or hub call. Disposing it ends its work.</summary>
public interface IComposer
{
    /// <summary>Gets why no piece can be composed (which file, what is wrong), or null where all is well.</summary>
    string? Unavailable { get; }

    /// <summary>
    /// Composes a piece as a stream: it may wait first (<see cref="ComposedEventKind.Queued"/>), then starts, then
    /// tells tempi, notes and progress in order of time, and finishes. Ending the enumeration ends the work.
    /// </summary>
    /// <param name="request">What to compose.</param>
    /// <param name="owner">
    /// Whose piece it becomes: it is stored as a draft for them before it is told finished; null stores nothing.
    /// </param>
    /// <param name="cancellationToken">Stops composing; nothing of the piece is kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range, or does not go with the
    /// method.</exception>
    /// <exception cref="ComposerUnavailableException">
    /// The model is missing, damaged or has learnt no moods while one is to be pursued, or the server stops
    /// while the piece is in the making.
    /// </exception>
    /// <exception cref="ComposerBusyException">The waiting queue is full.</exception>
    IAsyncEnumerable<ComposedEvent> ComposeAsync(
        CompositionRequest request, string? owner, CancellationToken cancellationToken = default);
}
