using System.Threading.RateLimiting;
using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Web.Surveys.Taking;

/// <summary>
/// How much may come at once from one address and from one participant. A class of thirty behind one router, who all
/// start at the same moment, stays far below.
/// </summary>
internal sealed class ListenLimits : IDisposable
{
    private const int AddressBurst = 1200;
    private const int AddressPerSecond = 40;
    private const int ParticipantBurst = 60;
    private const int ParticipantPerSecond = 3;

    private readonly PartitionedRateLimiter<HttpContext> _limits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => Bucket(
            context.Connection.RemoteIpAddress?.ToString() ?? "", AddressBurst, AddressPerSecond)),
        PartitionedRateLimiter.Create<HttpContext, string>(context => ListenerCookie.Read(context) is { } key
            ? Bucket(ListenerKey.Hash(key), ParticipantBurst, ParticipantPerSecond)
            : RateLimitPartition.GetNoLimiter("")));

    /// <summary>Counts a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Whether it may go on.</returns>
    public bool Admit(HttpContext context)
    {
        using var lease = _limits.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => _limits.Dispose();

    private static RateLimitPartition<string> Bucket(string name, int burst, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        });
}
