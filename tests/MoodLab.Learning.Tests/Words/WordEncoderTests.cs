using MoodLab.Learning.Words;
using MoodLab.Music.Scores;
using static MoodLab.Learning.Tests.Words.Scores;

namespace MoodLab.Learning.Tests.Words;

public sealed class WordEncoderTests
{
    [Fact]
    public void Encode_ChordAndChange_WritesWhatChangesOnly()
    {
        var score = Of(
            Note(38, 0, 0.25),
            Note(41, 0, 0.25),
            Note(41, 0.25, 0.25, 76),
            Note(44, 0.25, 0.25, 76),
            Note(47, 0.25, 0.25, 76));

        Assert.Equal("t_80 v_68 d_16th_0 n_38 n_41 w_1 v_76 n_41 n_44 n_47 w_2", Encode(score));
    }

    [Fact]
    public void Encode_NotesInAnyOrder_StandByRisingPitch() =>
        Assert.Equal(
            "t_80 v_68 d_quarter_0 n_48 n_60 n_72 w_5",
            Encode(Of(Note(72, 0, 1), Note(48, 0, 1), Note(60, 0, 1))));

    [Fact]
    public void Encode_Silence_IsOneWait() =>
        Assert.Equal("t_80 w_400 v_68 d_breve_3 n_60 w_61", Encode(Of(Note(60, 100, 15))));

    [Fact]
    public void Encode_PartsWithSeveralVoices_HaveAbsoluteOnsets()
    {
        var score = Of() with
        {
            Parts = [new Part { Notes = [Note(60, 0, 4)] }, new Part { Notes = [Note(72, 1, 1), Note(74, 2, 1)] }],
        };

        Assert.Equal("t_80 v_68 d_whole_0 n_60 w_4 d_quarter_0 n_72 w_4 n_74 w_9", Encode(score));
    }

    [Theory]
    [InlineData(0, 36)]
    [InlineData(32, 44)]
    [InlineData(33, 33)]
    [InlineData(92, 92)]
    [InlineData(93, 81)]
    [InlineData(127, 91)]
    public void Encode_PitchOutOfRange_MovesByOctaves(int pitch, int expected) =>
        Assert.Contains($" n_{expected} ", Encode(Of(Note(pitch, 0, 1))), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    [InlineData(67, 64)]
    [InlineData(127, 124)]
    public void Encode_Velocity_IsRoundedDownToFours(int velocity, int expected) =>
        Assert.Contains($" v_{expected} ", Encode(Of(Note(60, 0, 1, velocity))), StringComparison.Ordinal);

    [Fact]
    public void Encode_TwoNotesAtOneStepAndPitch_KeepsTheLater() =>
        Assert.Equal(
            "t_80 v_100 d_half_0 n_60 w_9",
            Encode(Of(Note(60, 0, 4, 68), Note(60, 0.05, 2, 100))));

    [Fact]
    public void Encode_NotesWithoutLengthAndPercussion_AreLeftOut()
    {
        var drums = new Part { Channel = Part.PercussionChannel, Notes = [Note(38, 0, 1)] };
        var score = Of(Note(60, 0, 1), Note(64, 0, 0));

        Assert.Equal("t_80 v_68 d_quarter_0 n_60 w_5", Encode(score with { Parts = [.. score.Parts, drums] }));
    }

    [Fact]
    public void Encode_NoNotes_GivesNoWords() => Assert.Equal("", Encode(Of()));

    [Fact]
    public void Encode_NoTempo_IsTheTempoOfFilesWithoutOne() =>
        Assert.StartsWith("t_120 ", Encode(Of(Note(60, 0, 1)) with { Tempi = [] }), StringComparison.Ordinal);

    [Fact]
    public void Encode_TempoChanges_StandFirstInTheirStepWhereTheNameChanges()
    {
        var score = Of(Note(60, 0, 1), Note(62, 1, 1)) with
        {
            Tempi =
            [
                TempoChange.FromQuartersPerMinute(0, 80),
                TempoChange.FromQuartersPerMinute(240, 81),
                TempoChange.FromQuartersPerMinute(360, 100),
                TempoChange.FromQuartersPerMinute(480, 90),
                TempoChange.FromQuartersPerMinute(481, 91),
                TempoChange.FromQuartersPerMinute(5000, 40),
            ],
        };

        Assert.Equal("t_80 v_68 d_quarter_0 n_60 w_3 t_99 w_1 t_89 n_62 w_5", Encode(score));
    }

    [Fact]
    public void Encode_Augmented_ShiftsPitchesBeforeFoldingAndTempi() =>
        Assert.Equal(
            "t_96 v_68 d_quarter_0 n_64 n_84 w_5",
            WordText.Format(WordEncoder.Encode(Of(Note(60, 0, 1), Note(92, 0, 1)), new Augmentation(4, 16))));

    [Fact]
    public void Encode_HugeGap_IsCutToTheLongestWait()
    {
        var words = WordEncoder.Encode(Of(Note(60, 1e9, 1)));

        Assert.Equal(new Word(WordKind.Wait, Word.LongestWait), words[1]);
    }

    private static string Encode(Score score) => WordText.Format(WordEncoder.Encode(score));
}
