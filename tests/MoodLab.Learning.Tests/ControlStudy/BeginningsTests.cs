using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Tests.Words;
using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class BeginningsTests
{
    [Fact]
    public void Cut_AtATime_EndsAtTheNextBarLine()
    {
        // At 60 quarter notes a minute a bar takes four seconds; the second note sounds over the line at 8 s.
        var score = WordDecoder.Decode(WordText.Parse("t_60 n_60 w_16 d_whole_0 w_8 n_62 w_8 t_80 n_64 w_16"));

        var cut = Beginnings.Cut(score, 5);

        Assert.Equal([60, 62], cut.Parts[0].Notes.Select(note => note.Pitch.Value));
        Assert.Equal([120, 960], cut.Parts[0].Notes.Select(note => note.Duration));
        Assert.Single(cut.Tempi);
        Assert.Equal(score, Beginnings.Cut(score, 60));
    }

    [Fact]
    public void Encoded_NotesOffTheGrid_AreWhereWordsPutThem()
    {
        var score = Scores.Of(Scores.Note(60, 0.26, 0.25), Scores.Note(20, 1, 0.25));

        var encoded = Beginnings.Encoded(score, 30);

        Assert.Equal(
            [(60, 120), (44, 480)], encoded.Parts[0].Notes.Select(note => (note.Pitch.Value, (int)note.Start)));
    }
}
