using System.Diagnostics;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>Waits for what another thread brings about.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Waits until a condition holds; fails after ten seconds.</summary>
    public static Task HoldsAsync(Func<bool> condition, string what) =>
        HoldsAsync(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="HoldsAsync(Func{bool}, string)"/>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < s_patience, $"After {s_patience.TotalSeconds} s still not so: {what}.");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
