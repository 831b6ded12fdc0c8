using System.Diagnostics;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>Waits for what another thread brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits until a condition holds; fails after ten seconds.</summary>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> HoldsAsync(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < s_patience, $"After {s_patience.TotalSeconds} s still not so: {what}.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        return waited.Elapsed;
    }

    /// <summary>
    /// Takes a time that another program's load can only lengthen: the shortest of three tries, which must stay below
    /// the limit.
    /// </summary>
    public static async Task IsWithinAsync(TimeSpan limit, Func<Task<TimeSpan>> attempt)
    {
        var shortest = TimeSpan.MaxValue;
        for (var remaining = 3; remaining > 0 && shortest >= limit; remaining--)
        {
            var taken = await attempt();
            shortest = taken < shortest ? taken : shortest;
        }

        Assert.True(shortest < limit, $"It took {shortest.TotalMilliseconds:0} ms, not {limit.TotalMilliseconds:0}.");
    }
}
