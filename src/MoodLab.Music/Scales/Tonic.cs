using System.Diagnostics.CodeAnalysis;

namespace MoodLab.Music.Scales;

/// <summary>The note that a scale begins on, by one of the 17 spellings from C to B with a sharp or a flat.</summary>
public sealed record Tonic
{
    private const int SharpInFifths = 7;

    private Tonic(string name, int pitchClass, int fifths) => (Name, PitchClass, Fifths) = (name, pitchClass, fifths);

    /// <summary>Gets all spellings, ascending, a sharp before the flat of the same key.</summary>
    public static IReadOnlyList<Tonic> All { get; } =
    [
        Natural("C", 0, 0), Sharp("C", 0, 0), Flat("D", 2, 2), Natural("D", 2, 2), Sharp("D", 2, 2),
        Flat("E", 4, 4), Natural("E", 4, 4), Natural("F", 5, -1), Sharp("F", 5, -1), Flat("G", 7, 1),
        Natural("G", 7, 1), Sharp("G", 7, 1), Flat("A", 9, 3), Natural("A", 9, 3), Sharp("A", 9, 3),
        Flat("B", 11, 5), Natural("B", 11, 5),
    ];

    /// <summary>Gets C.</summary>
    public static Tonic C => All[0];

    /// <summary>Gets the spelling: a letter, then <c>#</c> or <c>b</c> or nothing.</summary>
    public string Name { get; }

    /// <summary>Gets the pitch class, 0 (C) to 11 (B).</summary>
    public int PitchClass { get; }

    /// <summary>Gets the place on the line of fifths: the sharps of its major key, flats being negative.</summary>
    internal int Fifths { get; }

    /// <summary>Finds a spelling.</summary>
    /// <param name="name">Its name, in any case.</param>
    /// <param name="tonic">The tonic; null where there is none of that name.</param>
    public static bool TryParse(string? name, [NotNullWhen(true)] out Tonic? tonic)
    {
        tonic = All.FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return tonic is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Tonic Natural(string letter, int pitchClass, int fifths) => new(letter, pitchClass, fifths);

    private static Tonic Sharp(string letter, int pitchClass, int fifths) =>
        new(letter + "#", pitchClass + 1, fifths + SharpInFifths);

    private static Tonic Flat(string letter, int pitchClass, int fifths) =>
        new(letter + "b", pitchClass - 1, fifths - SharpInFifths);
}
