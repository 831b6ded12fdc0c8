namespace MoodLab.Tests.Shared;

/// <summary>A clock that stands still until the test moves it, backwards too.</summary>
internal sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan time) => _now += time;
}
