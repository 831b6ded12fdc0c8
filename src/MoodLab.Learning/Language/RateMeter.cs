namespace MoodLab.Learning.Language;

/// <summary>Measures how fast a run is.</summary>
/// <param name="clock">The clock.</param>
/// <param name="before">Seconds spent in earlier runs.</param>
internal sealed class RateMeter(TimeProvider clock, double before)
{
    private readonly long _start = clock.GetTimestamp();
    private long _words;
    private long _steps;

    public double TotalSeconds => before + Elapsed;

    public double WordsPerSecond => _words / Math.Max(Elapsed, 1e-9);

    public double SecondsPerStep => Elapsed / Math.Max(_steps, 1);

    private double Elapsed => clock.GetElapsedTime(_start).TotalSeconds;

    public void Add(int words)
    {
        _words += words;
        _steps++;
    }
}
