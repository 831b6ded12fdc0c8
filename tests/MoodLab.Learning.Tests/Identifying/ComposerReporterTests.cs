using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Learning.Identifying.Study;
using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Midi;

namespace MoodLab.Learning.Tests.Identifying;

/// <summary>Four composers who each keep to intervals of their own, and strangers.</summary>
public sealed class ComposerReporterTests : IDisposable
{
    private const int Works = 22;

    private readonly ComposerFolder _files = new();
    private readonly ComposerFolder _tables = new();

    public void Dispose()
    {
        _files.Dispose();
        _tables.Dispose();
    }

    [Fact]
    public void Compute_FromTablesThatWereMade_CountsEveryPieceOnce()
    {
        var corpus = Made();

        var report = ComposerReporter.Compute(corpus, _tables.Folder);

        Assert.Equal(4, report.ManyClasses);
        Assert.Equal(4 * Works, report.FourConfusion.Sum(row => row.Sum()));
        Assert.Equal(
            report.FourPiece, report.FourConfusion.Select((row, k) => row[k]).Sum() / (4.0 * Works), 1e-12);
        Assert.InRange(report.FourPiece, 0.9, 1);
        Assert.InRange(report.FourPiece, report.FourInterval[0], report.FourInterval[1] + 1e-9);
        Assert.Equal([Works, Works, Works, Works], report.ByComposer.Select(share => share.Pieces));
        Assert.Equal((4 * Works) + 6, report.Reliability.Sum(bin => bin.Pieces));
        Assert.Equal(4, report.Confounds.Count);
        Assert.Equal("four-fragments-random", Assert.Single(report.Leaky).Name);
        Assert.Equal(report.Leaky[0].N, Assert.Single(report.Study).N);
        Assert.Empty(report.Search);
    }

    [Fact]
    public void Compute_OfTablesOfOtherPieces_IsRefused()
    {
        Made();
        File.Move(_files.At("Bach/3.mid"), _files.At("Bach/renamed.mid"));

        var refused = Assert.Throws<CorpusException>(() => ComposerReporter.Compute(Load(), _tables.Folder));

        Assert.Contains("four-pieces", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compute_OfATableThatClaimsAnotherComposer_IsRefused()
    {
        var corpus = Made();
        var path = Path.Combine(_tables.Folder, "four-pieces" + StudyPredictions.Extension);
        var table = StudyPredictions.Read(path);
        (table with { Rows = [.. table.Rows.Select(row => row with { Class = 0 })] }).Write(path);

        Assert.Throws<CorpusException>(() => ComposerReporter.Compute(corpus, _tables.Folder));
    }

    [Fact]
    public void Compute_OfATableThatLacksAPiece_IsRefused()
    {
        var corpus = Made();
        var path = Path.Combine(_tables.Folder, "many-pieces" + StudyPredictions.Extension);
        var table = StudyPredictions.Read(path);
        (table with { Rows = [.. table.Rows.Skip(1)] }).Write(path);

        var refused = Assert.Throws<CorpusException>(() => ComposerReporter.Compute(corpus, _tables.Folder));

        Assert.Contains("93 pieces", refused.Message, StringComparison.Ordinal);
    }

    private ComposerCorpus Made()
    {
        int[][] steps = [[-2, -1, 1, 2], [-4, -3, 3, 4], [-7, -5, 5, 7], [-11, -9, 9, 11]];
        for (var work = 0; work < Works; work++)
        {
            for (var k = 0; k < 4; k++)
            {
                Add($"{ComposerArm.Four[k]}/{work}.mid", (100 * k) + work, steps[k]);
            }
        }

        for (var stranger = 0; stranger < 6; stranger++)
        {
            Add($"Stranger{stranger}/only.mid", 1000 + stranger, [-8, -6, 6, 8]);
        }

        var corpus = Load();
        ComposerTables.Make(corpus, _tables.Folder, _ => { }, TestContext.Current.CancellationToken);
        return corpus;
    }

    private void Add(string path, int seed, int[] steps)
    {
        Random random = new(seed);
        var pitch = 64;
        _files.Add(path, MidiWriter.Write(Scores.Of(
            [
                .. Enumerable.Range(0, 60).Select(i =>
                {
                    var step = steps[random.Next(steps.Length)];
                    pitch += pitch + step is > 40 and < 90 ? step : -step;
                    return Scores.Note(pitch, i, 1);
                }),
            ])));
    }

    private ComposerCorpus Load() => ComposerCorpus.Load(_files.Folder, TestContext.Current.CancellationToken);
}
