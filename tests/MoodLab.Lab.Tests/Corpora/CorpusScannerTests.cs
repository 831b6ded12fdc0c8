using MoodLab.Lab.Corpora;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Corpora;

public sealed class CorpusScannerTests : IDisposable
{
    private readonly SmallCorpus _corpus = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("moodlab-");
    private readonly CorpusScanner _scanner = new(TimeProvider.System);

    public CorpusScannerTests()
    {
        _corpus.Add("Bach/a.mid", Rich());
        _corpus.Add("Bach/broken.mid", "no music"u8.ToArray());
        _corpus.Add("Clara/c.mid", SmallCorpus.Lasting(3));
    }

    private string Memory => Path.Combine(_data.FullName, "inner", "small.scan");

    public void Dispose()
    {
        _corpus.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Scan_Again_ReadsNothingAndKnowsTheSame()
    {
        var first = await ScanAsync();
        var second = await ScanAsync();

        Assert.Equal((3, 0), (first.Read, second.Read));
        Assert.Equal(first.Files.Count, second.Files.Count);
        foreach (var (was, now) in first.Files.Zip(second.Files))
        {
            Assert.Equal((was.Path, was.Bytes, was.WrittenAt), (now.Path, now.Bytes, now.WrittenAt));
            Assert.Equal(was.Reason, now.Reason);
            Assert.Equal((was.Notes, was.ZeroLengthNotes, was.Length), (now.Notes, now.ZeroLengthNotes, now.Length));
            Assert.Equal((was.Tempo, was.Polyphony), (now.Tempo, now.Polyphony));
            Assert.Equal(was.Damages, now.Damages);
            Assert.Equal(was.TempoChanges, now.TempoChanges);
            Assert.Equal(was.Onsets, now.Onsets);
            Assert.Equal(was.Sounding, now.Sounding);
            Assert.Equal(was.TimeSignatures, now.TimeSignatures);
            Assert.Equal(was.KeySignatures, now.KeySignatures);
        }
    }

    [Fact]
    public async Task Scan_File_MeasuresWhatTheStudyLookedAt()
    {
        var file = (await ScanAsync()).Find("Bach/a.mid")!;

        Assert.Equal([(60, 1), (120, 2)], file.TempoChanges);
        Assert.Equal([1, 1], file.Onsets);
        Assert.Equal([1f, 1f], file.Sounding);
        Assert.Equal([("3/4", 1), ("4/4", 1)], file.TimeSignatures);
        Assert.Equal([("B♭ major", 1), ("F♯ minor", 1)], file.KeySignatures);
        Assert.Equal(1.5, file.Polyphony);
    }

    [Fact]
    public async Task Scan_AfterChanges_ReadsOnlyTheChangedFiles()
    {
        await ScanAsync();
        _corpus.Add("Clara/c.mid", SmallCorpus.Piece(SmallCorpus.Note(60, 0, 480), SmallCorpus.Note(62, 480, 480)));
        _corpus.Add("Clara/new.mid", SmallCorpus.Lasting(1));
        File.Delete(_corpus.PathOf("Bach/broken.mid"));

        var scan = await ScanAsync();

        Assert.Equal(2, scan.Read);
        Assert.Equal(["Bach/a.mid", "Clara/c.mid", "Clara/new.mid"], scan.Files.Select(file => file.Path));
        Assert.Equal(2, scan.Find("Clara/c.mid")!.Notes);
        Assert.Equal(0, (await ScanAsync()).Read);
    }

    [Fact]
    public async Task Scan_SameSizeWrittenLater_IsReadAgain()
    {
        await ScanAsync();
        File.SetLastWriteTimeUtc(_corpus.PathOf("Bach/a.mid"), DateTime.UtcNow.AddMinutes(1));

        Assert.Equal(1, (await ScanAsync()).Read);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Scan_DamagedMemory_ReadsEverything(int kept)
    {
        await ScanAsync();
        File.WriteAllBytes(Memory, [.. File.ReadAllBytes(Memory).Take(kept)]);

        Assert.Equal(3, (await ScanAsync()).Read);
        Assert.Equal(0, (await ScanAsync()).Read);
    }

    [Fact]
    public async Task Scan_Stopped_GoesOnWhereItStood()
    {
        for (var i = 0; i < 200; i++)
        {
            _corpus.Add($"Many/{i}.mid", SmallCorpus.Lasting(1));
        }

        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _scanner.ScanAsync(_corpus.Folder, Memory, new StopAfterTen(stop), stop.Token));

        var scan = await ScanAsync();

        Assert.Equal(203, scan.Files.Count);
        Assert.InRange(scan.Read, 1, 193);
    }

    [Fact]
    public async Task Scan_WithoutMemory_WritesNothing()
    {
        await _scanner.ScanAsync(_corpus.Folder, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(_data.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Scan_EmptyFolder_HasNoFiles()
    {
        var scan = await _scanner.ScanAsync(
            _corpus.Add("empty/x.txt", [])[..^"/x.txt".Length], Memory,
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(scan.Files);
        Assert.Null(scan.Find("Bach/a.mid"));
    }

    // Two quarter notes: in the first one note, in the second one two notes.
    private static Score Rich() => SmallCorpus.Piece(
        SmallCorpus.Note(60, 0, 480), SmallCorpus.Note(60, 480, 480), SmallCorpus.Note(64, 480, 480)) with
    {
        Tempi =
        [
            new TempoChange(0, 500_000), new TempoChange(240, 1_000_000), new TempoChange(480, 500_000),
        ],
        TimeSignatures = [new TimeSignature(0, 3, 4), new TimeSignature(480, 4, 4)],
        KeySignatures = [new KeySignature(0, -2, false), new KeySignature(480, 3, true)],
    };

    private Task<CorpusScan> ScanAsync() =>
        _scanner.ScanAsync(_corpus.Folder, Memory, cancellationToken: TestContext.Current.CancellationToken);

    private sealed class StopAfterTen(CancellationTokenSource stop) : IProgress<CorpusProgress>
    {
        public void Report(CorpusProgress value)
        {
            if (value.Done == 10)
            {
                stop.Cancel();
            }
        }
    }
}
