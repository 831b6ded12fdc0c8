using Microsoft.AspNetCore.Components.Server.Circuits;

namespace MoodLab.Web.Composing;

/// <summary>
/// Tells when the browser at the other end of the circuit is gone (a closed laptop, a lost network). The circuit waits
/// some minutes for it to come back; work that only it can see should not.
/// </summary>
public sealed class ConnectionWatch : CircuitHandler
{
    private readonly Lock _lock = new();
    private readonly List<Action> _lost = [];

    /// <summary>Gets how many callbacks are registered.</summary>
    public int Subscribers
    {
        get
        {
            lock (_lock)
            {
                return _lost.Count;
            }
        }
    }

    /// <summary>Calls back, on no particular thread, whenever the connection is lost.</summary>
    /// <param name="callback">Must not block.</param>
    /// <returns>Disposing it ends the calls.</returns>
    public IDisposable OnLost(Action callback)
    {
        lock (_lock)
        {
            _lost.Add(callback);
        }

        return new Subscription(this, callback);
    }

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Action[] callbacks;
        lock (_lock)
        {
            callbacks = [.. _lost];
        }

        foreach (var callback in callbacks)
        {
            callback();
        }

        return Task.CompletedTask;
    }

    private sealed class Subscription(ConnectionWatch watch, Action callback) : IDisposable
    {
        public void Dispose()
        {
            lock (watch._lock)
            {
                watch._lost.Remove(callback);
            }
        }
    }
}
