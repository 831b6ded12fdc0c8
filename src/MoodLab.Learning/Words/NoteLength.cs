using System.Globalization;

namespace MoodLab.Learning.Words;

/// <summary>A note value with dots: the length that a duration word names. From a double-dotted 32nd to a triple-dotted
/// breve.</summary>
public readonly record struct NoteLength
{
    /// <summary>The most dots that a name carries.</summary>
    public const int MaxDots = 3;

    // Written and played lengths differ by rounding to ticks: up to half a tick of 24 a quarter.
    private const double Tolerance = 1.0 / 96;
    private const double ShortestQuarters = 0.21875;
    private const double LongestQuarters = 15;

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
            orderby length.Quarters
            select length];

    /// <summary>
    /// Gets the length that a duration is written as. What no dotted value expresses is moved to the nearest quarter or
    /// third of a quarter note first, and where that has no name either, to the nearest value without dots.
    /// </summary>
    /// <param name="quarters">Duration in quarter notes, at least 0; held between 0.21875 and 15.</param>
    public static NoteLength Nearest(double quarters)
    {
        quarters = Math.Clamp(quarters, ShortestQuarters, LongestQuarters);
        if (TryExpress(quarters, out var length) || TryExpress(Grid.Snap(quarters), out length))
        {
            return length;
        }

        return All.Where(candidate => candidate._dots == 0).MinBy(candidate => Math.Abs(candidate.Quarters - quarters));
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
