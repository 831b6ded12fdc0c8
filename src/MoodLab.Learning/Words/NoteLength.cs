using System.Globalization;

namespace MoodLab.Learning.Words;

/// <summary>
/// A note value with dots: the length that a duration word names, a whole number of sixteenths from one to sixty.
/// </summary>
/// <remarks>
/// The study limits durations to 0.21875 (a double-dotted 32nd) to 15 quarter notes (a triple-dotted breve). Its MIDI
/// reader, music21, has by then rounded them to quarters and thirds of a quarter note, which leaves nothing below a
/// sixteenth. So it is here: staccato notes of 0.49 or 0.24 quarters are written as the eighths and sixteenths that
/// they are, instead of splitting every duration into several words.
/// </remarks>
public readonly record struct NoteLength
{
    /// <summary>The most dots that a name carries.</summary>
    public const int MaxDots = 4;

    private const double ShortestQuarters = 0.25;
    private const double LongestQuarters = 15;

    // Far below the difference of any two rounded lengths, far above that of their floating point forms.
    private const double Tolerance = 1e-9;

    private static readonly string[] s_names = ["32nd", "16th", "eighth", "quarter", "half", "whole", "breve"];
    private readonly byte _value;
    private readonly byte _dots;

    private NoteLength(int value, int dots)
    {
        _value = (byte)value;
        _dots = (byte)dots;
    }

    /// <summary>Gets the length in quarter notes: the value times 2 - 2^-dots.</summary>
    public double Quarters => Math.ScaleB(0.125, _value) * (2 - Math.ScaleB(1, -_dots));

    /// <summary>Gets every length that words name, the shortest first.</summary>
    public static IReadOnlyList<NoteLength> All { get; } =
        [.. from value in Enumerable.Range(0, s_names.Length)
            from dots in Enumerable.Range(0, MaxDots + 1)
            let length = new NoteLength(value, dots)
            where length.Quarters is >= ShortestQuarters and <= LongestQuarters
            where double.IsInteger(length.Quarters * Grid.StepsPerQuarter)
            orderby length.Quarters
            select length];

    /// <summary>
    /// Gets the length that a duration is written as: moved to the nearest quarter or third of a quarter note, at least
    /// a sixteenth; and where that has no name (triplets, tied notes), the nearest value without dots, of two the
    /// shorter. The study takes the next shorter value there, which writes some tied notes half as long as they are.
    /// </summary>
    /// <param name="quarters">Duration in quarter notes, above 0; at most 15 count.</param>
    public static NoteLength Nearest(double quarters)
    {
        var rounded = Math.Max(Grid.Snap(Math.Min(quarters, LongestQuarters)), ShortestQuarters);
        return TryExpress(rounded, out var length)
            ? length
            : All.Where(candidate => candidate._dots == 0).MinBy(candidate => Math.Abs(candidate.Quarters - rounded));
    }

    /// <summary>Reads a name such as <c>quarter_1</c>.</summary>
    /// <param name="name">Value and number of dots.</param>
    /// <param name="length">The length, where the name is one.</param>
    public static bool TryParse(ReadOnlySpan<char> name, out NoteLength length)
    {
        foreach (var candidate in All)
        {
            if (name.SequenceEqual(candidate.ToString()))
            {
                length = candidate;
                return true;
            }
        }

        length = default;
        return false;
    }

    /// <summary>Returns the name: value, underscore, number of dots.</summary>
    public override string ToString() => $"{s_names[_value]}_{_dots.ToString(CultureInfo.InvariantCulture)}";

    private static bool TryExpress(double quarters, out NoteLength length)
    {
        length = All.MinBy(candidate => Math.Abs(candidate.Quarters - quarters));
        return Math.Abs(length.Quarters - quarters) <= Tolerance;
    }
}
