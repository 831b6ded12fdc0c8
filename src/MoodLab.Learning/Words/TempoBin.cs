namespace MoodLab.Learning.Words;

/// <summary>The steps of 1.6 quarter notes a minute in which tempo words count, from 24 to 160.</summary>
public static class TempoBin
{
    /// <summary>The slowest tempo word.</summary>
    public const double Slowest = 24;

    /// <summary>The fastest tempo word.</summary>
    public const double Fastest = 160;

    private const double Width = 1.6;

    /// <summary>Gets every tempo that words name: 24, 25, 27, 28, 30 … 160.</summary>
    public static IReadOnlyList<int> All { get; } =
        [.. Enumerable.Range((int)(Slowest / Width), (int)(Fastest / Width) - (int)(Slowest / Width) + 1).Select(NameOf)];

    /// <summary>Gets the number by which words name a tempo.</summary>
    /// <param name="quartersPerMinute">The tempo; held between 24 and 160.</param>
    public static int Of(double quartersPerMinute) =>
        NameOf((int)Math.Floor(Math.Clamp(quartersPerMinute, Slowest, Fastest) / Width));

    /// <summary>Gets the tempo in the middle of a bin, which falls into the same bin again.</summary>
    /// <param name="name">The number by which words name it.</param>
    /// <exception cref="ArgumentOutOfRangeException">No bin has that name.</exception>
    public static double Centre(int name)
    {
        var index = (int)Math.Ceiling(name / Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(NameOf(index), name, nameof(name));
        return (index + 0.5) * Width;
    }

    // The first tempo of a bin, without its fraction.
    private static int NameOf(int index) => (int)((index * Width) + 1e-9);
}
