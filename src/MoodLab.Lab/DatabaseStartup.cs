using Microsoft.Extensions.Hosting;
using MoodLab.Data;

namespace MoodLab.Lab;

/// <summary>Brings the database up to date before the server listens.</summary>
internal sealed class DatabaseStartup(LabDatabase database) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
