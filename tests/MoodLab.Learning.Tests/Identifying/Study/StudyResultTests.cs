using System.IO.Compression;
using System.Text;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying.Study;

namespace MoodLab.Learning.Tests.Identifying.Study;

public sealed class StudyResultTests : IDisposable
{
    private static readonly StudyPredictions s_predictions = new(["Bach", "Mo, zart"],
    [
        new("Bach/a.mid", 0, 0, 0, [0.9, 0.1]),
        new("Bach/a.mid", 3, 0, 0, [0.2, 0.8]),
        new("Mo, zart/\"b\".mid", 0, 1, 1, [0.45, 0.55]),
        new("Bach/c.mid", 1, 1, 0, [0.25, 0.75]),
    ]);

    private readonly string _folder = Directory.CreateTempSubdirectory("moodlab-study-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_FourFragments_IsWhatOneCounts()
    {
        var result = StudyResult.Of(StudyRuns.All[3], "fragment", s_predictions);

        Assert.Equal(("cnn-fragments", "fragment", 4), (result.Name, result.Unit, result.N));
        Assert.Equal(0.5, result.Accuracy.Share);
        Assert.Equal(0.75, result.Majority);
        Assert.Equal([[1, 2], [0, 1]], result.Confusion.Rows);

        // Bach: 2 of 1 + 3, Mozart: 2 of 3 + 1.
        Assert.Equal(((2 * 1 / 4.0) + (2 * 1 / 4.0)) / 2, result.MacroF1, 12);

        // Bins of 0.9 (right), 0.8 (wrong), 0.55 (right) and 0.75 (wrong).
        Assert.Equal((0.1 + 0.8 + 0.45 + 0.75) / 4, result.Calibration.Expected, 12);
    }

    [Fact]
    public void OfPieces_TwoFragmentsOfOne_CountTheirMean()
    {
        var result = StudyResult.OfPieces(StudyRuns.All[3], s_predictions);

        Assert.Equal(("piece", 3), (result.Unit, result.N));
        Assert.Equal([[1, 1], [0, 1]], result.Confusion.Rows);
        Assert.Equal((0.45 + 0.45 + 0.75) / 3, result.Calibration.Expected, 12);
    }

    [Fact]
    public void Of_CasesOfOneBin_CountTogether()
    {
        StudyPredictions predictions = new(["A", "B"],
        [
            new("a", 0, 0, 0, [1, 0]), new("b", 0, 0, 0, [0.95, 0.05]), new("c", 0, 0, 1, [0.91, 0.09]),
        ]);

        Assert.Equal(
            ((1 + 0.95 + 0.91) - 2) / 3,
            StudyResult.Of(StudyRuns.All[0], "piece", predictions).Calibration.Expected, 12);
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameAndTheSameBytes()
    {
        var path = Path.Combine(_folder, "a.csv.gz");
        s_predictions.Write(path);
        var bytes = File.ReadAllBytes(path);

        var read = StudyPredictions.Read(path);
        read.Write(path);

        Assert.Equal(s_predictions.Classes, read.Classes);
        Assert.Equal(s_predictions.Rows.Count, read.Rows.Count);
        Assert.All(s_predictions.Rows.Zip(read.Rows), pair =>
        {
            Assert.Equal(pair.First with { Probabilities = [] }, pair.Second with { Probabilities = [] });
            Assert.Equal(pair.First.Probabilities, pair.Second.Probabilities);
        });
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("no table")]
    [InlineData("path,part,fold,class,Bach\na.mid,0,0,Mozart,1\n")]
    [InlineData("path,part,fold,class,Bach\na.mid,0,0,Bach,1.5\n")]
    [InlineData("path,part,fold,class,Bach\na.mid,0,0,Bach,much\n")]
    [InlineData("path,part,fold,class,Bach\na.mid,-1,0,Bach,1\n")]
    [InlineData("path,part,Bach\na.mid,0,1\n")]
    public void Read_DamagedTable_SaysWhich(string text)
    {
        var path = Path.Combine(_folder, "cnn-works.csv.gz");
        using (GZipStream packed = new(File.Create(path), CompressionMode.Compress))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        Assert.Contains(path, Assert.Throws<CorpusException>(() => StudyPredictions.Read(path)).Message);
        Assert.Throws<CorpusException>(() => StudyResults.Load(_folder));
    }

    [Fact]
    public void Read_FileThatIsNotPacked_IsRefused()
    {
        var path = Path.Combine(_folder, "x.csv.gz");
        File.WriteAllText(path, "path,part,fold,class,Bach\na.mid,0,0,Bach,1\n");

        Assert.Throws<CorpusException>(() => StudyPredictions.Read(path));
        Assert.Throws<CorpusException>(() => StudyPredictions.Read(Path.Combine(_folder, "absent.csv.gz")));
    }

    [Fact]
    public void Load_SomeRuns_GivesTheirRowsInOrder()
    {
        s_predictions.Write(Path.Combine(_folder, "cnn-works.csv.gz"));
        s_predictions.Write(Path.Combine(_folder, "lstm-own.csv.gz"));
        s_predictions.Write(Path.Combine(_folder, "of-somebody-else.csv.gz"));

        var results = StudyResults.Load(_folder);

        Assert.Equal(
            [("lstm-own", "piece"), ("cnn-works", "fragment"), ("cnn-works", "piece")],
            results.Select(result => (result.Name, result.Unit)));
    }
}
