using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MoodLab.Lab.Accounts;

namespace MoodLab.Web.Accounts;

/// <summary>Writes the link to the first researcher into the log, once the server's address is known.</summary>
/// <param name="first">The link.</param>
/// <param name="server">The server.</param>
/// <param name="lifetime">Tells when the server listens.</param>
/// <param name="logger">The log.</param>
internal sealed partial class FirstResearcherNotice(
    FirstResearcher first, IServer server, IHostApplicationLifetime lifetime, ILogger<FirstResearcherNotice> logger)
    : IHostedService
{
    private readonly ILogger<FirstResearcherNotice> _logger = logger;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            if (first.Key is { } key)
            {
                LogLink($"{Address()}/first-researcher?key={key}");
            }
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A server that listens to every address is reached from the machine where the log is read.
    private string Address()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        return BindingAddress.Parse(address ?? "http://localhost") is var bound && IsAny(bound.Host)
            ? $"{bound.Scheme}://localhost:{bound.Port}"
            : address!.TrimEnd('/');
    }

    private static bool IsAny(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" or "localhost";

    [LoggerMessage(
        4001,
        LogLevel.Warning,
        "There is no researcher yet. Whoever opens this link first becomes one; it ends with this process: {Link}")]
    private partial void LogLink(string link);
}
