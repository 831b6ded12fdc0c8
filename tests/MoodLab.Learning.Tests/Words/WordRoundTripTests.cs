using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Words;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Words;

public sealed class WordRoundTripTests
{
    [Fact]
    public void Encode_DecodedWords_AreTheSame() =>
        Prop.ForAll(Scores.Random, score =>
        {
            var words = WordEncoder.Encode(score);
            return WordEncoder.Encode(WordDecoder.Decode(words)).SequenceEqual(words);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_EncodedScore_KeepsOnsetPitchLengthAndVelocityOnTheGrid() =>
        Prop.ForAll(Scores.Random, score =>
            Cells(WordDecoder.Decode(WordEncoder.Encode(score))).SetEquals(Cells(score)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_EncodedScore_KeepsTheTempoOfEveryNote() =>
        Prop.ForAll(Scores.Random, score =>
        {
            var decoded = WordDecoder.Decode(WordEncoder.Encode(score));
            return decoded.Parts[0].Notes.All(note => NameAt(decoded, note.Start / Grid.TicksPerStep)
                == NameAt(score, note.Start / Grid.TicksPerStep));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Allows_EncodedScore_EveryWord() =>
        Prop.ForAll(Scores.Random, score =>
        {
            WordGrammar grammar = new();
            foreach (var word in WordEncoder.Encode(score))
            {
                grammar.Advance(word);
            }

            return WordEncoder.Encode(score).Count == 0 || grammar.Allows(Word.End);
        }).QuickCheckThrowOnFailure();

    // The pitch is folded here in another way than in the encoder: to the nearest pitch of its class within the range.
    private static int Fold(int pitch) => Enumerable.Range(Word.LowestPitch, 60)
        .Where(candidate => (candidate - pitch) % 12 == 0)
        .MinBy(candidate => Math.Abs(candidate - pitch));

    private static HashSet<(long Step, int Pitch, string Length, int Velocity)> Cells(Score score)
    {
        Dictionary<(long, int), (long, int, string, int)> cells = [];
        double resolution = score.TicksPerQuarter;
        foreach (var note in score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes))
        {
            var step = Grid.StepOf(note.Start / resolution);
            var pitch = Fold(note.Pitch.Value);
            var length = NoteLength.Nearest(note.Duration / resolution).ToString();
            cells[(step, pitch)] = (step, pitch, length, Math.Max(note.Velocity.Value & ~3, 4));
        }

        return [.. cells.Values];
    }

    private static int NameAt(Score score, long step)
    {
        double resolution = score.TicksPerQuarter;
        var changes = score.CreateTempoMap().Changes.Where(change => Grid.StepOf(change.Tick / resolution) <= step);
        return TempoBin.Of(changes.Last().QuartersPerMinute);
    }
}
