namespace MoodLab.Learning.Words;

/// <summary>The steps of 1.6 quarter notes a minute in which tempo words count, from 24 to 160.</summary>
public static class TempoBin
{
    /// <summary>The slowest tempo word.</summary>
    public const double Slowest = 24;

    /// <summary>The fastest tempo word.</summary>
    public const double Fastest = 160;

    private const double Width = 1.6;

    // 1.6 has no exact binary form: without this, some bins would begin a rounding error above their own first tempo.
    private const double Rounding = 1e-9;

    /// <summary>Gets every tempo that words name: 24, 25, 27, 28, 30 … 160.</summary>
    public static IReadOnlyList<int> All { get; } =
        [.. Enumerable.Range(IndexOf(Slowest), IndexOf(Fastest) - IndexOf(Slowest) + 1).Select(NameOf)];

    /// <summary>Gets the number by which words name a tempo.</summary>
    /// <param name="quartersPerMinute">
    /// The tempo, rounded to a hundredth, because files state it in whole microseconds and 144 comes out as 143.99988;
    /// held between 24 and 160.
    /// </param>
    public static int Of(double quartersPerMinute) =>
        NameOf(IndexOf(Math.Round(Math.Clamp(quartersPerMinute, Slowest, Fastest), 2)));

    /// <summary>
    /// Gets the slowest tempo of a bin, which falls into the same bin again. The study decodes the name itself, and
    /// with most names ends up in the bin below.
    /// </summary>
    /// <param name="name">The number by which words name it.</param>
    /// <exception cref="ArgumentOutOfRangeException">No bin has that name.</exception>
    public static double SlowestOf(int name)
    {
        var index = (int)Math.Ceiling(name / Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(NameOf(index), name, nameof(name));
        return index * Width;
    }

    private static int IndexOf(double quartersPerMinute) => (int)((quartersPerMinute / Width) + Rounding);

    // The first tempo of a bin, without its fraction.
    private static int NameOf(int index) => (int)((index * Width) + Rounding);
}
