using MoodLab.Learning.Words;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Cli.Words;

/// <summary>The files of the word commands.</summary>
internal static class WordsFile
{
    /// <summary>The largest text, in bytes: about twelve million words.</summary>
    public const int MaximumSize = MidiReadOptions.DefaultMaximumFileSize;

    /// <summary>Reads a text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidDataException">The file is larger than <see cref="MaximumSize"/>.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var size = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        return size <= MaximumSize
            ? await File.ReadAllTextAsync(path, cancellationToken)
            : throw new InvalidDataException($"{path}: {size} bytes; texts of up to {MaximumSize} bytes are read.");
    }

    /// <summary>Reads the words of one piece.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="WordFormatException">
    /// A word is none, there are no words, or words follow the end of the piece.
    /// </exception>
    public static IReadOnlyList<Word> ParsePiece(string text)
    {
        var words = WordText.Parse(text);
        if (words.Count == 0)
        {
            throw new WordFormatException(0, "the text ends before the first word.");
        }

        var end = words.IndexOf(Word.End);
        return end < 0 || end == words.Count - 1
            ? words
            : throw new WordFormatException(end + 1, $"'{words[end + 1]}' stands after the end of the piece.");
    }

    /// <summary>Makes the bytes of a MIDI file.</summary>
    /// <param name="score">The piece.</param>
    /// <exception cref="FormatException">The piece goes on longer than a MIDI file can.</exception>
    public static byte[] ToMidi(Score score) => score.EndTick <= MidiReader.MaximumTick
        ? MidiWriter.Write(score)
        : throw new FormatException(
            $"The piece ends at tick {score.EndTick}; MIDI files are written up to tick {MidiReader.MaximumTick}.");

    /// <summary>Writes a file, whole or not at all.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        var temporary = path + ".new";
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
