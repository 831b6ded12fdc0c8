using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

public sealed class WordTests
{
    [Theory]
    [InlineData("t_24", WordKind.Tempo, 24)]
    [InlineData("t_160", WordKind.Tempo, 160)]
    [InlineData("v_4", WordKind.Velocity, 4)]
    [InlineData("v_124", WordKind.Velocity, 124)]
    [InlineData("d_16th_0", WordKind.Duration, 0)]
    [InlineData("n_33", WordKind.Note, 33)]
    [InlineData("n_92", WordKind.Note, 92)]
    [InlineData("w_1", WordKind.Wait, 1)]
    [InlineData("w_65536", WordKind.Wait, 65536)]
    [InlineData("<end>", WordKind.End, 0)]
    public void Parse_Word_GivesClassAndValue(string text, WordKind kind, int value) =>
        Assert.Equal(new Word(kind, value), Word.Parse(text));

    [Theory]
    [InlineData("", "''")]
    [InlineData("n", "'n'")]
    [InlineData("n60", "'n60'")]
    [InlineData("n_", "'n_'")]
    [InlineData("N_60", "'N_'")]
    [InlineData("x_60", "'x_'")]
    [InlineData("n_60 ", "'60 '")]
    [InlineData("n_060", "'060'")]
    [InlineData("n_+60", "'+60'")]
    [InlineData("n_-60", "'-60'")]
    [InlineData("n_6.0", "'6.0'")]
    [InlineData("n_٦٠", "'٦٠'")]
    [InlineData("n_32", "33 to 92")]
    [InlineData("n_93", "33 to 92")]
    [InlineData("n_99999999999999999999", "33 to 92")]
    [InlineData("t_23", "tempo bin")]
    [InlineData("t_26", "tempo bin")]
    [InlineData("t_161", "tempo bin")]
    [InlineData("v_0", "velocity bin")]
    [InlineData("v_66", "velocity bin")]
    [InlineData("v_128", "velocity bin")]
    [InlineData("w_0", "65536")]
    [InlineData("w_65537", "65536")]
    [InlineData("d_quarter", "'quarter'")]
    [InlineData("d_quarter_5", "'quarter_5'")]
    [InlineData("d_32nd_0", "'32nd_0'")]
    [InlineData("d_longa_0", "'longa_0'")]
    [InlineData("d_Quarter_0", "'Quarter_0'")]
    [InlineData("<END>", "'<END>'")]
    public void Parse_NoWord_IsRefusedWithPositionAndReason(string text, string reason)
    {
        var exception = Assert.Throws<WordFormatException>(() => Word.Parse(text, 7));

        Assert.Equal(7, exception.Position);
        Assert.StartsWith("Word 7: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EndlessText_QuotesOnlyItsBeginning()
    {
        var exception = Assert.Throws<WordFormatException>(() => Word.Parse("n_" + new string('9', 1 << 20)));

        Assert.InRange(exception.Message.Length, 1, 200);
    }

    [Fact]
    public void ToString_EveryWord_IsReadBackAsTheSame()
    {
        foreach (var word in AllWords.List)
        {
            Assert.Equal(word, Word.Parse(word.ToString()));
        }
    }
}
