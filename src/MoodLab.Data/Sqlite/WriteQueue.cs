namespace MoodLab.Data.Sqlite;

/// <summary>
/// Lets the writers of this process line up. SQLite has one writer at a time, and whoever finds it busy is put to sleep
/// for 150 ms by the provider, however soon it is free again.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits for its turn.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Ends the turn when disposed.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
