namespace MoodLab.Music.Scales;

/// <summary>Names and steps of the scales.</summary>
public static class ScaleKindExtensions
{
    /// <summary>Gets the name that files and commands write, the study's where it has one.</summary>
    /// <param name="kind">The scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the scales.</exception>
    public static string Name(this ScaleKind kind) => kind switch
    {
        ScaleKind.Major => "major",
        ScaleKind.MelodicMinor => "minorM",
        ScaleKind.Dorian => "dorian",
        ScaleKind.Phrygian => "phrygian",
        ScaleKind.Lydian => "lydian",
        ScaleKind.Mixolydian => "mixolydian",
        ScaleKind.Aeolian => "aeolian",
        ScaleKind.Locrian => "locrian",
        ScaleKind.MajorBlues => "majorBlues",
        ScaleKind.MinorBlues => "minorBlues",
        _ => throw Unknown(kind),
    };

    /// <summary>Gets the name in a musician's words: <c>melodic minor</c>.</summary>
    /// <param name="kind">The scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the scales.</exception>
    public static string Title(this ScaleKind kind) => kind switch
    {
        ScaleKind.MelodicMinor => "melodic minor",
        ScaleKind.Aeolian => "natural minor (aeolian)",
        ScaleKind.MajorBlues => "major blues",
        ScaleKind.MinorBlues => "minor blues",
        _ => kind.Name(),
    };

    /// <summary>Gets the scale's notes in semitones above its tonic, within an octave, ascending from 0.</summary>
    /// <param name="kind">The scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the scales.</exception>
    public static ReadOnlySpan<byte> Intervals(this ScaleKind kind) => kind switch
    {
        ScaleKind.Major => [0, 2, 4, 5, 7, 9, 11],
        ScaleKind.MelodicMinor => [0, 2, 3, 5, 7, 9, 11],
        ScaleKind.Dorian => [0, 2, 3, 5, 7, 9, 10],
        ScaleKind.Phrygian => [0, 1, 3, 5, 7, 8, 10],
        ScaleKind.Lydian => [0, 2, 4, 6, 7, 9, 11],
        ScaleKind.Mixolydian => [0, 2, 4, 5, 7, 9, 10],
        ScaleKind.Aeolian => [0, 2, 3, 5, 7, 8, 10],
        ScaleKind.Locrian => [0, 1, 3, 5, 6, 8, 10],
        ScaleKind.MajorBlues => [0, 2, 5, 7, 9],
        ScaleKind.MinorBlues => [0, 3, 5, 8, 10],
        _ => throw Unknown(kind),
    };

    /// <summary>
    /// Gets by how many sharps (positive) or flats the scale's signature differs from that of the major scale on the
    /// same tonic; minors and the minor blues take the natural minor's, as notation does.
    /// </summary>
    /// <param name="kind">The scale.</param>
    internal static int SharpsBesideMajor(this ScaleKind kind) => kind switch
    {
        ScaleKind.Lydian => 1,
        ScaleKind.Major or ScaleKind.MajorBlues => 0,
        ScaleKind.Mixolydian => -1,
        ScaleKind.Dorian => -2,
        ScaleKind.MelodicMinor or ScaleKind.Aeolian or ScaleKind.MinorBlues => -3,
        ScaleKind.Phrygian => -4,
        ScaleKind.Locrian => -5,
        _ => throw Unknown(kind),
    };

    private static ArgumentOutOfRangeException Unknown(ScaleKind kind) =>
        new(nameof(kind), kind, "Not one of the scales.");
}
