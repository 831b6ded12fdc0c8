using Microsoft.Extensions.Hosting;

namespace MoodLab.Lab.Composing;

/// <summary>Has the model loaded, or its absence told, before the first visitor asks for it.</summary>
/// <param name="engine">Asked for, and so made.</param>
internal sealed class ComposingStartup(CompositionEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = engine.Unavailable;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
