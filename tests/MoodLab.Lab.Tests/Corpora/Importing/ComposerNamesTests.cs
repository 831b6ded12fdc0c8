using MoodLab.Lab.Corpora.Importing;

namespace MoodLab.Lab.Tests.Corpora.Importing;

public sealed class ComposerNamesTests
{
    private readonly ComposerNames _names = new();

    [Theory]
    [InlineData("Bach", "Bach", false)]
    [InlineData("BACH, Johann Sebastian", "Bach", false)]
    [InlineData("Dvořák", "Dvorak", false)]
    [InlineData("Händel", "Handel", false)]
    [InlineData("Haendel", "Handel", false)]
    [InlineData("Saint-Saëns", "Saint-Saens", false)]
    [InlineData("Isaac Albéniz", "Albeniz", false)]
    [InlineData("Rachmaninov", "Rachmaninoff", false)]
    [InlineData("Alb\uFFFDniz", "Albeniz", true)]
    [InlineData("Shostakovhich", "Shostakovich", true)]
    [InlineData("Debusy", "Debussy", true)]
    public void Find_ComposerWrittenOtherwise_IsFound(string text, string name, bool guessed) =>
        Assert.Equal((name, guessed), _names.Find(text));

    [Theory]
    [InlineData("Hiller")]
    [InlineData("Bache")]
    [InlineData("Preludes")]
    [InlineData("")]
    [InlineData("123")]
    public void Find_AnybodyElse_IsNobody(string text) => Assert.Null(_names.Find(text));

    [Theory]
    [InlineData("a/b\\c:d", "a-b-c-d")]
    [InlineData("..", "")]
    [InlineData(" Für Elise ", "Fur-Elise")]
    [InlineData("日本", "")]
    public void FolderName_AnyText_IsSafe(string text, string name) =>
        Assert.Equal(name, ComposerNames.FolderName(text));

    [Theory]
    [InlineData("alias")]
    [InlineData("123,Bach")]
    [InlineData("JSB,../Bach")]
    public void ReadAliases_WrongLine_SaysWhich(string line) => Assert.Contains(
        "Line 2",
        Assert.Throws<FormatException>(() => ComposerNames.ReadAliases(["alias,name", line])).Message,
        StringComparison.Ordinal);
}
