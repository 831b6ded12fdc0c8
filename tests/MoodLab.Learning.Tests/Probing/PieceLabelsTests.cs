using MoodLab.Learning.Datasets;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Tests.Probing;

public sealed class PieceLabelsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_OfWhatWasWritten_KeepsTheConfidentOnes()
    {
        PieceLabels.Write(
            _path, [("unlabelled/a, \"b\".mid", Mood.Angry, 0.91), ("c.mid", Mood.Calm, 0.4), ("d.mid", Mood.Calm, 0.5)]);

        var moods = PieceLabels.Read(_path, confidence: 0.5);

        Assert.Equal(2, moods.Count);
        Assert.Equal(Mood.Angry, moods["unlabelled/a, \"b\".mid"]);
        Assert.Equal(Mood.Calm, moods["d.mid"]);
    }

    [Theory]
    [InlineData("path,mood,probability\na.mid,furious,0.9\n", "a.mid")]
    [InlineData("path,mood,probability\na.mid,calm,much\n", "a.mid")]
    [InlineData("path,mood,probability\na.mid,calm,0.9\na.mid,calm,0.9\n", "twice")]
    [InlineData("file,mood,probability\na.mid,calm,0.9\n", "columns")]
    public void Read_OfADamagedTable_SaysWhatIsWrong(string table, string said)
    {
        File.WriteAllText(_path, table);

        var thrown = Assert.Throws<CorpusException>(() => PieceLabels.Read(_path, 0));
        Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfNoFile_SaysSo() =>
        Assert.Throws<CorpusException>(() => PieceLabels.Read(_path + ".none", 0));
}
