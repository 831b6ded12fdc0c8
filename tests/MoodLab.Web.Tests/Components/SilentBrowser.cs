using System.Collections.Concurrent;
using Microsoft.JSInterop;

namespace MoodLab.Web.Tests.Components;

/// <summary>A browser that does what it is told and shows nothing; it remembers the calls.</summary>
internal sealed class SilentBrowser : IJSRuntime, IJSObjectReference
{
    /// <summary>What was called, in order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>How many objects were handed out and not given back.</summary>
    public int References { get; private set; }

    /// <summary>Where set, a call of this name is never answered.</summary>
    public string? Unanswered { get; set; }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        InvokeAsync<TValue>(identifier, CancellationToken.None, args);

    public async ValueTask<TValue> InvokeAsync<TValue>(
        string identifier, CancellationToken cancellationToken, object?[]? args)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Enqueue(identifier);
        if (identifier == Unanswered)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        if (typeof(TValue) != typeof(IJSObjectReference))
        {
            return default!;
        }

        References++;
        return (TValue)(object)this;
    }

    public ValueTask DisposeAsync()
    {
        References--;
        return ValueTask.CompletedTask;
    }
}
