using MoodLab.Learning.Words;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Words;

public sealed class WordDecoderTests
{
    [Fact]
    public void Decode_Words_GivesAPianoScoreOnTheGrid()
    {
        var score = WordDecoder.Decode(WordText.Parse("t_80 v_68 d_quarter_1 n_60 w_2 d_16th_0 n_64 w_2 <end>"), "Air");

        Assert.Equal(480, score.TicksPerQuarter);
        Assert.Equal("Air", score.Title);
        Assert.Equal([new TempoChange(0, 750_000)], score.Tempi);
        Assert.Equal(
            [Scores.Note(60, 0, 1.5), Scores.Note(64, 0.5, 0.25)],
            Assert.Single(score.Parts).Notes);
    }

    [Fact]
    public void Decode_NotesBeforeAnySetting_AreSixteenthsOfVelocity100() =>
        Assert.Equal(
            [Scores.Note(60, 0, 0.25, 100)],
            WordDecoder.Decode(WordText.Parse("n_60")).Parts[0].Notes);

    [Fact]
    public void Decode_WordsAfterTheEnd_AreNotPartOfThePiece() =>
        Assert.Equal(1, WordDecoder.Decode(WordText.Parse("n_60 <end> n_62")).NoteCount);

    [Fact]
    public void Decode_NoWords_GivesAScoreWithoutNotes() => Assert.Equal(0, WordDecoder.Decode([]).NoteCount);

    [Fact]
    public void Decode_ThroughAMidiFile_IsTheSame()
    {
        var score = WordDecoder.Decode(WordText.Parse("t_25 v_4 d_breve_3 n_33 w_1 t_144 v_124 d_whole_4 n_92 w_40"));

        Assert.Equal(score, MidiReader.Read(MidiWriter.Write(score)).Score);
    }

    [Fact]
    public void Push_EachClass_SaysWhatHappens()
    {
        IncrementalDecoder decoder = new();

        Assert.Null(decoder.Push(Word.Parse("v_68")));
        Assert.Null(decoder.Push(Word.Parse("d_eighth_0")));
        Assert.Equal(
            new WordEvent(WordKind.Wait, default, default, 360), decoder.Push(Word.Parse("w_3")));
        Assert.Equal(
            new WordEvent(WordKind.Note, Scores.Note(60, 0.75, 0.5), default, 360), decoder.Push(Word.Parse("n_60")));
        Assert.Equal(
            new WordEvent(WordKind.Tempo, default, new TempoChange(360, 500_000), 360),
            decoder.Push(Word.Parse("t_120")));
        Assert.Equal(new WordEvent(WordKind.End, default, default, 360), decoder.Push(Word.End));
        Assert.Equal(360, decoder.Tick);
    }
}
