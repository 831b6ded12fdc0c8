using System.Globalization;
using System.IO.Compression;
using System.Text;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.ControlStudy;

/// <summary>
/// The pieces of an arm on disk, as text packed by gzip: a line with the format, lines of settings (<c>NAME
/// VALUE</c>), an empty line, and then for each piece <c>MOOD SEED WORD WORD …</c>, where the mood is <c>none</c> if
/// none was pursued.
/// </summary>
/// <param name="Settings">What the pieces follow from.</param>
/// <param name="Pieces">The pieces, mood after mood.</param>
public sealed record ControlPieces(ComposingSettings Settings, IReadOnlyList<ControlPiece> Pieces)
{
    private const string Format = "moodlab.pieces.1";
    private const string NoMood = "none";

    // A hundred times what the study's files take packed, ten times what they take unpacked.
    private const int MaximumFileSize = 1 << 24;
    private const int MaximumTextSize = 1 << 25;
    private const int MaximumSettings = 100;

    /// <summary>Gets the name of an arm's file.</summary>
    /// <param name="arm">The arm.</param>
    public static string FileName(ControlArm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        return $"{arm.Name}.txt.gz";
    }

    /// <summary>Writes the pieces, whole or not at all: the same pieces give the same bytes.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, stream =>
    {
        using GZipStream packed = new(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using StreamWriter text = new(packed, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        text.NewLine = "\n";
        text.WriteLine(Format);
        foreach (var (name, value) in Settings.Lines)
        {
            text.WriteLine($"{name} {value}");
        }

        text.WriteLine();
        foreach (var piece in Pieces)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{piece.Mood?.Name() ?? NoMood} {piece.Seed} {WordText.Format(piece.Words)}"));
        }
    });

    /// <summary>Reads the pieces of an arm.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">The settings that they must have been composed with.</param>
    /// <param name="moods">The mood of every piece that there must be, in their order.</param>
    /// <exception cref="ControlPiecesException">The file is missing or damaged, or the pieces are others: the message
    /// says what is wrong, and in which line.</exception>
    public static ControlPieces Read(string path, ComposingSettings wanted, IReadOnlyList<Mood?> moods)
    {
        ArgumentNullException.ThrowIfNull(moods);
        try
        {
            var unpacked = Unpack(path);
            using StringReader text = new(unpacked);
            if (text.ReadLine() != Format)
            {
                throw new ControlPiecesException(path, $"line 1 is not '{Format}'.");
            }

            var line = 1;
            var settings = ReadSettings(path, text, ref line);
            if (settings.Difference(wanted) is { } difference)
            {
                throw new ControlPiecesException(path, difference);
            }

            List<ControlPiece> pieces = [];
            while (text.ReadLine() is { } row)
            {
                line++;
                if (pieces.Count == moods.Count)
                {
                    throw new ControlPiecesException(path, $"line {line} follows the last of {moods.Count} pieces.");
                }

                var piece = ReadPiece(path, row, line);
                pieces.Add(piece.Mood == moods[pieces.Count] ? piece : throw new ControlPiecesException(
                    path, $"line {line} has a piece of another mood than '{moods[pieces.Count]?.Name() ?? NoMood}'."));
            }

            // A file that was cut off unpacks to the text as far as it came.
            if (!unpacked.EndsWith('\n'))
            {
                throw new ControlPiecesException(path, $"it ends within line {line}.");
            }

            return pieces.Count == moods.Count
                ? new ControlPieces(settings, pieces)
                : throw new ControlPiecesException(path, $"{pieces.Count} of {moods.Count} pieces are there.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ControlPiecesException(path, "the file is missing.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or InvalidDataException or DecoderFallbackException)
        {
            throw new ControlPiecesException(path, exception.Message);
        }
    }

    private static string Unpack(string path)
    {
        if (new FileInfo(path).Length > MaximumFileSize)
        {
            throw new ControlPiecesException(path, $"it is larger than {MaximumFileSize} bytes.");
        }

        using var file = File.OpenRead(path);
        using GZipStream packed = new(file, CompressionMode.Decompress);
        using MemoryStream text = new();
        var block = new byte[1 << 16];
        for (int count; (count = packed.Read(block)) > 0;)
        {
            text.Write(block, 0, count);
            if (text.Length > MaximumTextSize)
            {
                throw new ControlPiecesException(path, $"unpacked it is larger than {MaximumTextSize} bytes.");
            }
        }

        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return strict.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static ComposingSettings ReadSettings(string path, StringReader text, ref int line)
    {
        List<(string, string)> settings = [];
        while (text.ReadLine() is { } row)
        {
            line++;
            if (row.Length == 0)
            {
                return new ComposingSettings(settings);
            }

            var parts = row.Split(' ');
            if (parts.Length != 2 || settings.Count == MaximumSettings)
            {
                throw new ControlPiecesException(path, $"line {line} is no setting with a value.");
            }

            settings.Add((parts[0], parts[1]));
        }

        throw new ControlPiecesException(path, $"it ends after line {line}, within the settings.");
    }

    private static ControlPiece ReadPiece(string path, string row, int line)
    {
        var parts = row.Split(' ', 3);
        Mood? mood = null;
        if (parts[0] != NoMood)
        {
            mood = MoodExtensions.TryParse(parts[0], out var named)
                ? named
                : throw new ControlPiecesException(path, $"line {line} begins with no mood.");
        }

        if (parts.Length < 3
            || !ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            throw new ControlPiecesException(path, $"line {line} lacks a seed or the words.");
        }

        try
        {
            return new ControlPiece(mood, seed, WordText.Parse(parts[2]));
        }
        catch (WordFormatException exception)
        {
            throw new ControlPiecesException(path, $"line {line}: {exception.Message}");
        }
    }
}
