using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

public sealed class WordTextTests
{
    [Fact]
    public void Parse_FormattedWords_AreTheSame() =>
        Assert.Equal(AllWords.List, WordText.Parse(WordText.Format(AllWords.List)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    public void Parse_WhiteSpace_GivesNoWords(string text) => Assert.Empty(WordText.Parse(text));

    [Fact]
    public void Parse_AnyWhiteSpace_SeparatesWords() =>
        Assert.Equal("n_60 w_1 n_62", WordText.Format(WordText.Parse(" n_60\r\nw_1\t\tn_62 ")));

    [Fact]
    public void Parse_BadWord_IsNamedByItsPlace()
    {
        var exception = Assert.Throws<WordFormatException>(() => WordText.Parse("n_60  w_1\nn_61x w_1"));

        Assert.Equal(2, exception.Position);
        Assert.Contains("'61x'", exception.Message, StringComparison.Ordinal);
    }
}
