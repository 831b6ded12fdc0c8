using MoodLab.Lab.Composing;

namespace MoodLab.Web.Composing;

/// <summary>
/// Has the model loaded while the server starts, beside it: the first visitor does not wait for it, and what is wrong
/// with it stands in the log from the beginning.
/// </summary>
/// <param name="scopes">Makes the scope in which the composer is asked.</param>
internal sealed class ComposerStartup(IServiceScopeFactory scopes) : BackgroundService
{
    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            _ = scope.ServiceProvider.GetRequiredService<IComposer>().Unavailable;
        },
        stoppingToken);
}
