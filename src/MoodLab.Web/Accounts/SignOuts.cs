namespace MoodLab.Web.Accounts;

/// <summary>Tells open pages that their sign-in has ended. Safe from several threads.</summary>
internal sealed class SignOuts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Action>> _watchers = [];

    /// <summary>Gets how many pages wait for their sign-in's end.</summary>
    public int Subscribers
    {
        get
        {
            lock (_lock)
            {
                return _watchers.Values.Sum(watchers => watchers.Count);
            }
        }
    }

    /// <summary>Waits for the end of a sign-in.</summary>
    /// <param name="session">The sign-in.</param>
    /// <param name="ended">Called when it ends, on the thread that ends it.</param>
    /// <returns>Waits no longer when disposed.</returns>
    public IDisposable Subscribe(string session, Action ended)
    {
        lock (_lock)
        {
            if (!_watchers.TryGetValue(session, out var watchers))
            {
                _watchers[session] = watchers = [];
            }

            watchers.Add(ended);
        }

        return new Subscription(() => Unsubscribe(session, ended));
    }

    /// <summary>Ends a sign-in.</summary>
    /// <param name="session">The sign-in; null does nothing.</param>
    public void End(string? session)
    {
        Action[] ended = [];
        lock (_lock)
        {
            if (session is not null && _watchers.TryGetValue(session, out var watchers))
            {
                ended = [.. watchers];
            }
        }

        foreach (var tell in ended)
        {
            tell();
        }
    }

    private void Unsubscribe(string session, Action ended)
    {
        lock (_lock)
        {
            if (_watchers.TryGetValue(session, out var watchers) && watchers.Remove(ended) && watchers.Count == 0)
            {
                _watchers.Remove(session);
            }
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
