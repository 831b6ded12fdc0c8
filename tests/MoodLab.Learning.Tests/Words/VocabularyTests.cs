using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

public sealed class VocabularyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("words");

    private string Path => System.IO.Path.Combine(_folder.FullName, "mood.words.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Build_Corpus_HasWhatAugmentationMayReachAndTheEnd()
    {
        var vocabulary = Vocabulary.Build([WordText.Parse("t_80 v_68 d_quarter_1 n_60 w_7 n_62 w_2")]);

        Assert.Equal(86 + 31 + 1 + 60 + 2 + 1, vocabulary.Count);
        Assert.Equal(vocabulary.Words.OrderBy(word => (word.Kind, word.Value)), vocabulary.Words);
        Assert.Equal(Word.End, vocabulary[vocabulary.EndId]);
    }

    [Fact]
    public void TryGetId_EveryWord_IsItsPlace()
    {
        Vocabulary vocabulary = new(AllWords.List);

        for (var id = 0; id < vocabulary.Count; id++)
        {
            Assert.True(vocabulary.TryGetId(vocabulary[id], out var found));
            Assert.Equal(id, found);
        }

        Assert.False(vocabulary.TryGetId(new Word(WordKind.Wait, AllWords.LongestWait + 1), out _));
    }

    [Fact]
    public void ReadFile_WrittenVocabulary_IsTheSame()
    {
        File.WriteAllText(Path, "what was there before");
        new Vocabulary(AllWords.List).WriteFile(Path);

        Assert.Equal(AllWords.List, Vocabulary.ReadFile(Path).Words);
        Assert.Equal("<end>", File.ReadLines(Path).First());
        Assert.Single(_folder.GetFiles());
    }

    [Theory]
    [InlineData("n_60\nn_61x\n<end>\n", "Word 1: '61x'")]
    [InlineData("n_60\n\n<end>\n", "Word 1: ''")]
    [InlineData("n_60\n<end>\nn_60\n", "'n_60' stands twice")]
    [InlineData("n_60\n", "lacks '<end>'")]
    [InlineData("", "lacks '<end>'")]
    public void ReadFile_DamagedFile_IsNamedWithTheReason(string text, string reason)
    {
        File.WriteAllText(Path, text);

        var exception = Assert.Throws<FormatException>(() => Vocabulary.ReadFile(Path));

        Assert.Contains(Path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_HugeFile_IsRefusedUnread()
    {
        using (var file = File.Create(Path))
        {
            file.SetLength(1L << 40);
        }

        Assert.Contains(
            "no vocabulary",
            Assert.Throws<FormatException>(() => Vocabulary.ReadFile(Path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFile_NoFile_SaysSo() =>
        Assert.Throws<FileNotFoundException>(() => Vocabulary.ReadFile(Path));
}
