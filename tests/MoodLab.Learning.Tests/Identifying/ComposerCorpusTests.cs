using CsvHelper;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying;
using MoodLab.Tests.Shared;

namespace MoodLab.Learning.Tests.Identifying;

public sealed class ComposerCorpusTests : IDisposable
{
    private readonly ComposerFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Load_FilesOfComposers_OrdersPiecesAndNamesTheirFolder()
    {
        _files.AddPiece("Czerny/b.mid", 1);
        _files.AddPiece("Czerny/a.mid", 2);
        _files.AddPiece("Bach/deep/down.MID", 3);
        _files.AddPiece("CPE-Bach/x.mid", 4);
        _files.AddPiece("_unknown_artist/x.mid", 5);
        _files.AddPiece("loose.mid", 6);

        var corpus = Load();

        Assert.Equal(
            ["Bach/deep/down.MID", "CPE-Bach/x.mid", "Czerny/a.mid", "Czerny/b.mid"],
            corpus.Pieces.Select(piece => piece.Path));
        Assert.Equal(["Bach", "CPE-Bach", "Czerny", "Czerny"], corpus.Pieces.Select(piece => piece.Composer));
        Assert.Equal([0, 1, 2, 3], corpus.Pieces.Select(piece => piece.Cluster));
        Assert.Empty(corpus.Problems);
        Assert.Equal(["Bach", "CPE-Bach", "Czerny"], corpus.ClassesWith(1));
        Assert.Equal(["Czerny"], corpus.ClassesWith(2));
        Assert.Empty(corpus.ClassesWith(3));
    }

    [Fact]
    public void Load_TransposedAndTabledFiles_AreOneWorkThroughAFileOfNobody()
    {
        _files.AddPiece("Bach/a.mid", 1);
        _files.AddPiece("_unknown_artist/a.mid", 1, transpose: 5);
        _files.AddPiece("Bach/z.mid", 2);
        _files.AddPiece("Bach/other.mid", 3);
        _files.WriteClusters("0,_unknown_artist/a.mid", "0,Bach/z.mid", "1,Bach/other.mid", "1,Bach/absent.mid");

        var pieces = Load().Pieces;

        Assert.Equal(["Bach/a.mid", "Bach/other.mid", "Bach/z.mid"], pieces.Select(piece => piece.Path));
        Assert.Equal([0, 1, 0], pieces.Select(piece => piece.Cluster));
        Assert.Equal(pieces[0].Fold, pieces[2].Fold);
    }

    [Fact]
    public void Load_WorkOfTwoComposers_IsLeftOutAndTold()
    {
        _files.AddPiece("Bach/a.mid", 1);
        _files.AddPiece("Busoni/a.mid", 1);
        _files.AddPiece("Bach/b.mid", 2);

        var corpus = Load();

        Assert.Equal(["Bach/b.mid"], corpus.Pieces.Select(piece => piece.Path));
        Assert.Equal(["Bach/a.mid", "Busoni/a.mid"], corpus.Doubtful);
        Assert.Equal(1, corpus.DoubtfulClusters);
    }

    [Fact]
    public void Load_UselessFiles_AreTold()
    {
        _files.AddPiece("Bach/a.mid", 1);
        _files.Add("Bach/broken.mid", "this is no MIDI file"u8.ToArray());
        _files.AddPiece("Bach/silent.mid", 1, notes: 0);

        var corpus = Load();

        Assert.Single(corpus.Pieces);
        Assert.Equal(["Bach/broken.mid", "Bach/silent.mid"], corpus.Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Load_ManyWorks_KeepsEachInOneFoldAndSpreadsEveryComposer(int seed)
    {
        Random random = new(seed);
        List<string> rows = [];
        var piece = 0;
        foreach (var composer in (string[])["A", "B", "C"])
        {
            for (var work = 0; work < 12; work++)
            {
                var files = random.Next(1, 4);
                for (var file = 0; file < files; file++)
                {
                    _files.AddPiece($"{composer}/{work}-{file}.mid", (1000 * seed) + piece++);
                    rows.Add($"{composer}{work},{composer}/{work}-{file}.mid");
                }
            }
        }

        _files.WriteClusters([.. rows]);

        var pieces = Load().Pieces;

        Assert.Equal(piece, pieces.Count);
        Assert.Equal(36, pieces.Select(p => p.Cluster).Distinct().Count());
        Assert.All(pieces.GroupBy(p => p.Cluster), work => Assert.Single(work.Select(p => p.Fold).Distinct()));
        Assert.All(pieces.GroupBy(p => p.Composer), composer =>
        {
            // A fold gets a work only while it is the smallest, so that no two differ by more than the largest work.
            var sizes = Enumerable.Range(0, ComposerCorpus.FoldCount).Select(f => composer.Count(p => p.Fold == f));
            Assert.InRange(sizes.Max() - sizes.Min(), 0, 3);
        });
        Assert.Equal(pieces, Load().Pieces);
    }

    [Fact]
    public void Load_NoCorpus_SaysWhatIsMissing()
    {
        Assert.Contains("no folder", Assert.Throws<CorpusException>(() => Load(_files.At("x"))).Message);
        Assert.Contains("No piece", Assert.Throws<CorpusException>(() => Load()).Message);

        _files.AddPiece("Bach/a.mid", 1);
        File.WriteAllText(_files.At("clusters.csv"), "group,file\n1,Bach/a.mid\n");

        Assert.Contains("columns cluster and path", Assert.Throws<CorpusException>(() => Load()).Message);
    }

    [Fact]
    public void Load_Cancelled_Stops()
    {
        _files.AddPiece("Bach/a.mid", 1);

        Assert.ThrowsAny<OperationCanceledException>(
            () => ComposerCorpus.Load(_files.Folder, new CancellationToken(canceled: true)));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Load_StudyCorpus_KeepsItsKnownPairsTogether()
    {
        var folder = StudyData.Require("composers");

        var corpus = ComposerCorpus.Load(folder, TestContext.Current.CancellationToken);

        var pieces = corpus.Pieces.ToDictionary(piece => piece.Path);
        using var pairs = CsvReader.FromFile(Path.Combine(folder, "duplicate_pairs_similar.csv"));
        var together = 0;
        while (pairs.Read())
        {
            if (pieces.TryGetValue(pairs.GetString("a"), out var a)
                && pieces.TryGetValue(pairs.GetString("b"), out var b))
            {
                Assert.Equal(a.Cluster, b.Cluster);
                together++;
            }
        }

        Assert.Equal(347, together);
        Assert.Equal(4006, corpus.Pieces.Count);
        Assert.Equal(3691, corpus.Pieces.Select(piece => piece.Cluster).Distinct().Count());
        Assert.Equal((9, 3), (corpus.Doubtful.Count, corpus.DoubtfulClusters));
        Assert.Equal(29, corpus.Problems.Count);
        Assert.Equal(25, corpus.ClassesWith(20).Count);
        Assert.Equal(
            [1031, 220, 136, 258],
            ((string[])["Bach", "Beethoven", "Chopin", "Mozart"]).Select(
                name => corpus.Pieces.Count(piece => piece.Composer == name)));
        Assert.All(corpus.Pieces.GroupBy(piece => piece.Cluster), work =>
            Assert.Single(work.Select(piece => (piece.Composer, piece.Fold)).Distinct()));
    }

    private ComposerCorpus Load(string? folder = null) =>
        ComposerCorpus.Load(folder ?? _files.Folder, TestContext.Current.CancellationToken);
}
