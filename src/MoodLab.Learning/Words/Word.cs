using System.Globalization;

namespace MoodLab.Learning.Words;

/// <summary>
/// One word of an encoded piece: <c>t_80</c> tempo, <c>v_68</c> velocity, <c>d_quarter_1</c> duration, <c>n_60</c>
/// note, <c>w_3</c> wait in sixteenths, <c>&lt;end&gt;</c>.
/// </summary>
/// <param name="Kind">The class of the word.</param>
/// <param name="Value">
/// Tempo bin, velocity bin, place in <see cref="NoteLength.All"/>, pitch, or number of sixteenths; 0 for the end.
/// </param>
public readonly record struct Word(WordKind Kind, int Value)
{
    /// <summary>The lowest pitch of a word; lower ones are moved up by octaves.</summary>
    public const int LowestPitch = 33;

    /// <summary>The highest pitch of a word; higher ones are moved down by octaves.</summary>
    public const int HighestPitch = 92;

    /// <summary>The width of a velocity bin.</summary>
    public const int VelocityStep = 4;

    /// <summary>The loudest velocity bin.</summary>
    public const int LoudestVelocity = 124;

    /// <summary>The longest wait that is read, in sixteenths: more than an hour at any tempo.</summary>
    public const int LongestWait = 1 << 16;

    private const string EndText = "<end>";

    private static readonly HashSet<int> s_tempi = [.. TempoBin.All];

    private static readonly Dictionary<NoteLength, int> s_lengths =
        NoteLength.All.Select((length, index) => (length, index)).ToDictionary(pair => pair.length, pair => pair.index);

    /// <summary>The end of a piece.</summary>
    public static Word End { get; } = new(WordKind.End, 0);

    /// <summary>Gets the length that a duration word names.</summary>
    public NoteLength Length => NoteLength.All[Value];

    /// <summary>Makes a duration word.</summary>
    /// <param name="length">The length.</param>
    public static Word Duration(NoteLength length) => new(WordKind.Duration, s_lengths[length]);

    /// <summary>Reads one word, which has a single spelling: no signs, no leading zeros, no capitals.</summary>
    /// <param name="text">Without spaces.</param>
    /// <param name="position">Which word it is, for the message.</param>
    /// <exception cref="WordFormatException">It is no word; the message says why.</exception>
    public static Word Parse(ReadOnlySpan<char> text, long position = 0)
    {
        if (text.SequenceEqual(EndText))
        {
            return End;
        }

        if (text.Length < 3 || text[1] != '_')
        {
            throw new WordFormatException(
                position, $"'{Excerpt(text)}' is not t_, v_, d_, n_, w_ with a value or {EndText}.");
        }

        var value = text[2..];
        return text[0] switch
        {
            't' => Checked(WordKind.Tempo, value, position, s_tempi.Contains, "a tempo bin: 24, 25, 27, 28, 30 … 160"),
            'v' => Checked(
                WordKind.Velocity, value, position,
                v => v is >= VelocityStep and <= LoudestVelocity && v % VelocityStep == 0,
                "a velocity bin: 4, 8 … 124"),
            'n' => Checked(
                WordKind.Note, value, position, n => n is >= LowestPitch and <= HighestPitch, "a pitch from 33 to 92"),
            'w' => Checked(
                WordKind.Wait, value, position, w => w is >= 1 and <= LongestWait, "a wait from 1 to 65536 sixteenths"),
            'd' when NoteLength.TryParse(value, out var length) => Duration(length),
            'd' => throw new WordFormatException(
                position, $"'{Excerpt(value)}' is no duration such as 16th_0 or quarter_1."),
            _ => throw new WordFormatException(position, $"'{text[0]}_' is not one of t_, v_, d_, n_, w_."),
        };
    }

    /// <summary>Returns the word as it is written.</summary>
    public override string ToString() => Kind switch
    {
        WordKind.Tempo => Written('t'),
        WordKind.Velocity => Written('v'),
        WordKind.Duration => $"d_{Length}",
        WordKind.Note => Written('n'),
        WordKind.Wait => Written('w'),
        _ => EndText,
    };

    private static Word Checked(
        WordKind kind, ReadOnlySpan<char> text, long position, Func<int, bool> isValid, string expected) =>
        text[0] != '0'
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && isValid(value)
            ? new Word(kind, value)
            : throw new WordFormatException(position, $"'{Excerpt(text)}' is not {expected}.");

    private static string Excerpt(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}…";

    private string Written(char letter) => $"{letter}_{Value.ToString(CultureInfo.InvariantCulture)}";
}
