using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MoodLab.Data.Surveys;

namespace MoodLab.Lab.Surveys;

/// <summary>Stores the demo survey where there is none: a few kilobytes, read once in a laboratory's life.</summary>
internal sealed partial class DemoSurveyStartup(
    string folder, SurveyStore store, ILogger<DemoSurveyStartup> logger) : IHostedService
{
    private readonly ILogger<DemoSurveyStartup> _logger = logger;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await store.FindByLinkAsync(DemoSurvey.Link, cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        try
        {
            await store.AddAsync(DemoSurvey.Read(folder).Load(folder), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // The laboratory works without it.
            LogUnavailable(folder, exception.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(3301, LogLevel.Warning, "There is no demo survey in '{Folder}': {Reason}")]
    private partial void LogUnavailable(string folder, string reason);
}
