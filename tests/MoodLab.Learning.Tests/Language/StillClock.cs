namespace MoodLab.Learning.Tests.Language;

/// <summary>A clock that stands still, so that files which state the time taken are the same in every run.</summary>
internal sealed class StillClock : TimeProvider
{
    public override long GetTimestamp() => 0;
}
