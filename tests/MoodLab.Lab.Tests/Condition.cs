using System.Diagnostics;

namespace MoodLab.Lab.Tests;

/// <summary>Waits for what another thread does.</summary>
internal static class Condition
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    /// <summary>Waits until a condition holds; fails after twenty seconds.</summary>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < s_longest, "The condition did not come to hold in time.");
            await Task.Yield();
        }
    }
}
