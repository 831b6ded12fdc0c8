using Microsoft.Extensions.Diagnostics.HealthChecks;
using MoodLab.Lab.Composing;

namespace MoodLab.Web.Composing;

/// <summary>Reports whether pieces can be composed; without a model the rest of the program still works.</summary>
/// <param name="composer">The composer to ask.</param>
internal sealed class ComposerHealthCheck(IComposer composer) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(composer.Unavailable is { } reason
            ? HealthCheckResult.Degraded(reason)
            : HealthCheckResult.Healthy());
}
