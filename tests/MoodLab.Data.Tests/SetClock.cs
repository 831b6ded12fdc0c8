namespace MoodLab.Data.Tests;

/// <summary>A clock that stands still until the test moves it.</summary>
public sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
