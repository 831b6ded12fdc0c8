using System.Globalization;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Corpora;

/// <summary>Names signatures as musicians do.</summary>
internal static class SignatureNames
{
    private const int MostFlats = 7;

    // A minor key is written as the major key three fifths below.
    private const int FifthsToMinor = 3;

    // By fifths, from C♭ with seven flats.
    private static readonly string[] s_tonics =
    [
        "C♭", "G♭", "D♭", "A♭", "E♭", "B♭", "F", "C", "G", "D", "A", "E", "B", "F♯", "C♯", "G♯", "D♯", "A♯",
    ];

    /// <summary>Names a time signature: <c>6/8</c>.</summary>
    public static string Of(TimeSignature time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Numerator}/{time.Denominator}");

    /// <summary>Names a key signature: <c>B♭ major</c>.</summary>
    public static string Of(KeySignature key)
    {
        var fifths = key.Sharps + MostFlats + (key.IsMinor ? FifthsToMinor : 0);
        return $"{s_tonics[fifths]} {(key.IsMinor ? "minor" : "major")}";
    }
}
