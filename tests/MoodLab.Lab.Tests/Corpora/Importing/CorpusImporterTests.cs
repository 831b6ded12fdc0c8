using MoodLab.Lab.Corpora.Importing;

namespace MoodLab.Lab.Tests.Corpora.Importing;

public sealed class CorpusImporterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    private string Source => Path.Combine(_folder.FullName, "archive.zip");

    private string Target => Path.Combine(_folder.FullName, "corpus");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Import_EveryMess_EndsInTheRightFolders()
    {
        using var inner = new MessyArchive().Add("Preludes/Prelude 1.MID", MessyArchive.Midi(5));
        using var archive = new MessyArchive()
            .Add("midiclassics/Bach/Inventions/Invention No. 1.mid", MessyArchive.Midi(1))
            .Add("midiclassics/Tchakoff/Swan Lake.MID", MessyArchive.Midi(2))
            .Add("midiclassics/Albe\u0301niz/Asturias.midi", MessyArchive.Midi(3))
            .Add("midiclassics/Alb\u00e9niz/Cadiz.mid", MessyArchive.Midi(4))
            .Add("midiclassics/Chopin.zip", inner.ToBytes())
            .Add("midiclassics/Strauss, J/Radetzky.mid", MessyArchive.Midi(6))
            .Add("midiclassics/Mendelssonn/Lied.mid", MessyArchive.Midi(7))
            .Add("midiclassics/Lizt - La Campanella.mid", MessyArchive.Midi(8))
            .Add("midiclassics/bach_846.mid", MessyArchive.Midi(9))
            .Add("midiclassics/Nobody Known/Waltz.mid", MessyArchive.Midi(10))
            .Add("midiclassics/jingle.mid", MessyArchive.Midi(11));

        var report = Import(archive);

        Assert.Equal(
            [
                "Albeniz/Asturias.mid", "Albeniz/Cadiz.mid", "Bach/Inventions/Invention-No-1.mid", "Bach/bach_846.mid",
                "Chopin/Preludes/Prelude-1.mid", "Liszt/Lizt-La-Campanella.mid", "Mendelssohn/Lied.mid",
                "Nobody-Known/Waltz.mid", "Strauss-J/Radetzky.mid", "Tchaikovsky/Swan-Lake.mid",
                "_unknown_artist/jingle.mid",
            ],
            Pieces());
        Assert.Equal(11, report.Files);
        Assert.Equal(11, report.Clusters);
        Assert.Equal(2, report.Composers["Bach"]);
        Assert.Equal(
            (ImportOutcome.Merged, "Mendelssohn/Lied.mid", "'Mendelssonn' looks like a misspelt Mendelssohn."),
            Decision(report, "Mendelssonn/Lied.mid"));
        Assert.Equal(
            (ImportOutcome.Renamed, "Bach/Inventions/Invention-No-1.mid", ""), Decision(report, "Invention No. 1.mid"));
        Assert.Equal(
            (ImportOutcome.Kept, "Bach/bach_846.mid", "Its name says Bach."), Decision(report, "bach_846.mid"));
    }

    [Fact]
    public void Import_WhatCannotBeTaken_IsRefusedWithItsReason()
    {
        using var deepest = new MessyArchive().Add("Bach/a.mid", MessyArchive.Midi(1));
        var nested = deepest.ToBytes();
        for (var depth = 0; depth < 5; depth++)
        {
            using var around = new MessyArchive().Add("inner.zip", nested);
            nested = around.ToBytes();
        }

        using var archive = new MessyArchive()
            .Add("Bach/good.mid", MessyArchive.Midi(2))
            .Add("Bach/broken.mid", "MThd"u8.ToArray())
            .Add("Bach/readme.txt", "Thanks for downloading."u8.ToArray())
            .Add("Bach/empty.mid", [])
            .Add("../../outside.mid", MessyArchive.Midi(3))
            .Add("/etc/absolute.mid", MessyArchive.Midi(3))
            .Add("C:\\windows.mid", MessyArchive.Midi(3))
            .Add("Bach/bell\a.mid", MessyArchive.Midi(3))
            .Add($"Bach/{new string('x', 300)}.mid", MessyArchive.Midi(3))
            .Add("Bach/half.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3])
            .Add("deep.zip", nested)
            .AddLink("Bach/link.mid")
            .AddBomb("Bach/bomb.mid", megabytes: 64);

        var report = Import(archive, new ImportOptions { MostFileBytes = 1 << 20 });

        Assert.Equal(["Bach/good.mid"], Pieces());
        Assert.Equal(13, report.Files);
        Assert.Equal(12, report.Outcomes[nameof(ImportOutcome.Refused)]);
        Assert.Contains("At byte", Reason(report, "broken.mid"), StringComparison.Ordinal);
        Assert.Equal("It is no MIDI file.", Reason(report, "readme.txt"));
        Assert.Equal("Its name leads out of the archive.", Reason(report, "outside.mid"));
        Assert.Equal("Its name leads out of the archive.", Reason(report, "absolute.mid"));
        Assert.Equal("Its name leads out of the archive.", Reason(report, "windows.mid"));
        Assert.Equal("Its name has control characters.", Reason(report, "bell?.mid"));
        Assert.Equal("Its name is too long.", report.Decisions.Single(of => of.Path.Contains("xxx")).Reason);
        Assert.Equal("More than 4 archives lie in each other.", report.Decisions.Single(of =>
            of.Path.Contains("deep")).Reason);
        Assert.Equal("It is a link.", Reason(report, "link.mid"));
        Assert.Equal("It has more than 1048576 bytes.", Reason(report, "bomb.mid"));
        Assert.Equal(["archive.zip", "corpus"], _folder.EnumerateFileSystemInfos().Select(of => of.Name).Order());
    }

    [Fact]
    public void Import_ArchiveThatUnpacksWithoutEnd_StopsAtTheLimit()
    {
        using var archive = new MessyArchive();
        for (var i = 0; i < 20; i++)
        {
            archive.AddBomb($"Bach/{i:00}.mid", megabytes: 2);
        }

        archive.Add("Bach/late.mid", MessyArchive.Midi(1));

        var report = Import(archive, new ImportOptions { MostFileBytes = 1 << 20, MostBytes = 8 << 20 });

        Assert.Empty(Pieces());
        Assert.Contains("more than 8388608 bytes", Reason(report, "late.mid"), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_TooManyFiles_IsRefusedAsAWhole()
    {
        using var archive = new MessyArchive()
            .Add("a.mid", MessyArchive.Midi(1)).Add("b.mid", MessyArchive.Midi(2)).Add("c.mid", MessyArchive.Midi(3));

        Assert.Throws<InvalidDataException>(() => Import(archive, new ImportOptions { MostFiles = 2 }));
    }

    [Fact]
    public void Import_OneNameTwoPieces_KeepsBoth()
    {
        using var archive = new MessyArchive()
            .Add("Bach/Fugue.mid", MessyArchive.Midi(1))
            .Add("Bach/fugue.MID", MessyArchive.Midi(2))
            .Add("J.S. Bach/Fugue.mid", MessyArchive.Midi(1));

        var report = Import(archive);

        Assert.Equal(["Bach/Fugue.mid", "Bach/fugue_2.mid"], Pieces());
        Assert.Equal(MessyArchive.Midi(1), File.ReadAllBytes(Path.Combine(Target, "Bach/Fugue.mid")));
        Assert.Equal(MessyArchive.Midi(2), File.ReadAllBytes(Path.Combine(Target, "Bach/fugue_2.mid")));
        Assert.Equal(3, report.Decisions.Count(of => of.Target is not null));
    }

    [Fact]
    public void Import_OneWorkInTwoKeysAndPlaces_IsOneCluster()
    {
        using var archive = new MessyArchive()
            .Add("Bach/a.mid", MessyArchive.Midi(1))
            .Add("Bach/b.mid", MessyArchive.Midi(2))
            .Add("Handel/a.mid", MessyArchive.Midi(1, transpose: 3));

        Assert.Equal(2, Import(archive).Clusters);
        Assert.Equal(
            ["cluster,path", "0,Bach/a.mid", "1,Bach/b.mid", "0,Handel/a.mid"],
            File.ReadAllLines(Path.Combine(Target, CorpusImporter.ClustersFile)));
    }

    [Fact]
    public void Import_InterruptedAndRunAgain_IsAsIfItHadRunOnce()
    {
        using var archive = new MessyArchive();
        for (var i = 0; i < 20; i++)
        {
            archive.Add($"Bach/{i:00}.mid", MessyArchive.Midi(i));
        }

        File.WriteAllBytes(Source, archive.ToBytes());
        CorpusImporter importer = new(TimeProvider.System);
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => importer.Import(
            Source, Target, progress: new At(10, stop.Cancel), cancellationToken: stop.Token));
        var again = Import(Source);
        var third = Import(Source);

        Assert.Equal(20, Pieces().Count);
        Assert.Equal(again.Decisions, third.Decisions);
        Assert.Equal(20, third.Clusters);
        Assert.False(Directory.Exists(Path.Combine(Target, ".import")));
    }

    [Fact]
    public void Import_FolderWithLinks_NeverFollowsThem()
    {
        var source = _folder.CreateSubdirectory("source");
        source.CreateSubdirectory("Bach");
        File.WriteAllBytes(Path.Combine(source.FullName, "Bach/a.mid"), MessyArchive.Midi(1));
        Directory.CreateSymbolicLink(Path.Combine(source.FullName, "Chopin"), _folder.FullName);

        var report = Import(source.FullName);

        Assert.Equal(["Bach/a.mid"], Pieces());
        Assert.Equal("It is a link.", Reason(report, "Chopin"));
    }

    [Fact]
    public void Import_OwnAliases_ComeBeforeTheTable()
    {
        using var archive = new MessyArchive().Add("Strauss, J/a.mid", MessyArchive.Midi(1));
        var aliases = ComposerNames.ReadAliases(["alias,name", "", "\"Strauss, J\",Strauss"]);

        Import(archive, new ImportOptions { Aliases = aliases });

        Assert.Equal(["Strauss/a.mid"], Pieces());
    }

    [Fact]
    public void Import_IntoItsOwnSource_IsRefused() => Assert.Throws<ArgumentException>(() => Import(_folder.FullName));

    private static string Reason(ImportReport report, string name) =>
        report.Decisions.Single(of => of.Path.EndsWith(name, StringComparison.Ordinal)).Reason;

    private static (ImportOutcome, string?, string) Decision(ImportReport report, string name)
    {
        var found = report.Decisions.Single(of => of.Path.EndsWith("/" + name, StringComparison.Ordinal));
        return (found.Outcome, found.Target, found.Reason);
    }

    private ImportReport Import(MessyArchive archive, ImportOptions? options = null)
    {
        File.WriteAllBytes(Source, archive.ToBytes());
        return Import(Source, options);
    }

    private ImportReport Import(string source, ImportOptions? options = null) =>
        new CorpusImporter(TimeProvider.System).Import(
            source, Target, options, cancellationToken: TestContext.Current.CancellationToken);

    private List<string> Pieces() =>
    [
        .. Directory.EnumerateFiles(Target, "*.mid", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Target, file)).Order(StringComparer.Ordinal),
    ];

    private sealed class At(int count, Action act) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value == count)
            {
                act();
            }
        }
    }
}
