using System.CommandLine;
using System.Globalization;
using MoodLab.Learning.Words;
using MoodLab.Music.Midi;

namespace MoodLab.Cli.Words;

/// <summary><c>words encode</c> and <c>words decode</c>: pieces as the words that the language model reads.</summary>
public static class WordsCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create() => new("words", "Pieces as the words that the language model reads.")
    {
        CreateEncode(),
        CreateDecode(),
    };

    private static Command CreateEncode()
    {
        Argument<string> path = new("FILE.mid") { Description = "The piece." };
        Option<bool> tolerant = new("--tolerant") { Description = "Read what can be read of a damaged file." };
        Command encode = new("encode", "Write a MIDI file as words.") { path, tolerant };
        encode.Run((arguments, output, token) =>
        {
            token.ThrowIfCancellationRequested();
            var file = arguments.GetRequiredValue(path);
            var options = arguments.GetValue(tolerant) ? MidiReadOptions.Tolerant : MidiReadOptions.Strict;
            var read = Named(file, () => MidiReader.ReadFile(file, options));
            foreach (var damage in read.Damages)
            {
                output.Log($"{file}: {damage}");
            }

            List<Word> words = [.. WordEncoder.Encode(read.Score), Word.End];
            output.Write(
                new EncodedPiece(WordText.Format(words), words.Count, words.Distinct().Count(), read.DamageCount),
                (piece, text) => text.WriteLine(piece.Words));
            return Task.CompletedTask;
        });
        return encode;
    }

    private static Command CreateDecode()
    {
        Argument<string> path = new("FILE.txt") { Description = "Words, separated by white space." };
        Option<string> target = new("--out") { Description = "The MIDI file to write.", Required = true };
        Command decode = new("decode", "Write words as a MIDI file.") { path, target };
        decode.Run(async (arguments, output, token) =>
        {
            var file = arguments.GetRequiredValue(path);
            var text = await WordsFile.ReadAsync(file, token);
            var score = Named(file, () => WordDecoder.Decode(WordsFile.ParsePiece(text)));
            var to = arguments.GetRequiredValue(target);
            await WordsFile.WriteAsync(to, Named(file, () => WordsFile.ToMidi(score)), token);
            var seconds = score.CreateTempoMap().TicksToSeconds(score.EndTick);
            output.Write(
                new DecodedPiece(score.NoteCount, seconds, to),
                (piece, text) => text.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{piece.Notes} notes, {piece.Seconds:0.0} s: {piece.Path}")));
        });
        return decode;
    }

    /// <summary>Puts the file's name before what is wrong in it.</summary>
    private static T Named<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{file}: {exception.Message}", exception);
        }
    }
}
