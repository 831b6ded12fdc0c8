using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MoodLab.Data.Evolving;
using MoodLab.Data.Pieces;

namespace MoodLab.Lab.Pieces;

/// <summary>Deletes old drafts and what was removed, at start and once a day.</summary>
internal sealed partial class DraftCleanup(
    PieceStore pieces,
    EvolutionStore evolutions,
    TimeProvider clock,
    IOptions<LabOptions> options,
    ILogger<DraftCleanup> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromDays(1);

    private readonly int _days = options.Value.DraftDays;
    private readonly ILogger<DraftCleanup> _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_interval, clock);
        do
        {
            await PurgeAsync(stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    // A database that is busy today is tried again tomorrow; it is no reason to stop the server.
    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var before = clock.GetUtcNow().UtcDateTime.AddDays(-_days);
            LogPurged(
                await pieces.PurgeAsync(before, cancellationToken).ConfigureAwait(false),
                await evolutions.PurgeAsync(before, cancellationToken).ConfigureAwait(false),
                _days);
        }
        catch (DbException exception)
        {
            LogPurgeFailed(exception);
        }
    }

    [LoggerMessage(
        3101,
        LogLevel.Information,
        "Deleted {Pieces} drafts and removed pieces and {Sessions} removed sessions older than {Days} days.")]
    private partial void LogPurged(int pieces, int sessions, int days);

    [LoggerMessage(3102, LogLevel.Warning, "Old drafts could not be deleted; it is tried again tomorrow.")]
    private partial void LogPurgeFailed(Exception exception);
}
