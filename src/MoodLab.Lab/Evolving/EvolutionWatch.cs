using System.Collections.Immutable;

namespace MoodLab.Lab.Evolving;

/// <summary>Tells all pages on a session what was changed in it. May be used from several threads.</summary>
public sealed class EvolutionWatch
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, ImmutableList<Action<EvolutionChange>>> _watchers = [];

    /// <summary>Gets how many watch.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _watchers.Values.Sum(watchers => watchers.Count);
            }
        }
    }

    /// <summary>Tells of every change from now on.</summary>
    /// <param name="session">The session.</param>
    /// <param name="changed">Is told on the thread that made the change; must not block.</param>
    /// <returns>Ends the telling when disposed.</returns>
    public IDisposable Subscribe(Guid session, Action<EvolutionChange> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        lock (_gate)
        {
            _watchers[session] = _watchers.GetValueOrDefault(session, []).Add(changed);
        }

        return new Subscription(this, session, changed);
    }

    /// <summary>Tells of a change.</summary>
    internal void Tell(Guid session, EvolutionChange change)
    {
        ImmutableList<Action<EvolutionChange>> watchers;
        lock (_gate)
        {
            watchers = _watchers.GetValueOrDefault(session, []);
        }

        // Outside the lock: a watcher may ask for more.
        watchers.ForEach(watcher => watcher(change));
    }

    private sealed class Subscription(EvolutionWatch watch, Guid session, Action<EvolutionChange> changed) : IDisposable
    {
        public void Dispose()
        {
            lock (watch._gate)
            {
                var left = watch._watchers.GetValueOrDefault(session, []).Remove(changed);
                if (left.IsEmpty)
                {
                    watch._watchers.Remove(session);
                }
                else
                {
                    watch._watchers[session] = left;
                }
            }
        }
    }
}
