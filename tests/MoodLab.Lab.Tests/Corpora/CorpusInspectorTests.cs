using MoodLab.Lab.Corpora;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Corpora;

public sealed class CorpusInspectorTests : IDisposable
{
    private const int Resolution = 480;
    private const double Tolerance = 1e-9;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly CorpusInspector _inspector = new(TimeProvider.System);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Inspect_Collection_CountsFilesNotesAndSeconds()
    {
        Add("Bach/a.mid", Piece(Note(60, 0, 480), Note(64, 0, 480)));
        Add("Bach/deep/b.MIDI", Piece(Note(60, 0, 1440)));
        Add("Clara/c.kar", Piece(Note(60, 480, 480)));
        Add("Clara/notes.txt", "not looked at"u8.ToArray());
        Add("Clara/no-extension", Piece(Note(60, 0, 1920)));

        var report = await InspectAsync(_folder.FullName);

        Assert.Equal((4, 4, 0, 5L), (report.Files, report.Readable, report.Damaged, report.Notes));
        Assert.Equal(0.5 + 1.5 + 1 + 2, report.MusicSeconds, Tolerance);
        Assert.Equal(new Quantiles(0.5, 0.875, 1.25, 1.625, 2), report.Lengths);
        Assert.Equal(new Quantiles(120, 120, 120, 120, 120), report.Tempi);
        Assert.Equal(new Quantiles(1, 1, 1, 1.25, 2), report.NotesPerFile);
        Assert.Equal(new Quantiles(1, 1, 1, 1.25, 2), report.Polyphony);
        Assert.Equal(
            [new CorpusClass("Bach", 2, 2, 3, 2), new CorpusClass("Clara", 2, 2, 2, 3)], report.Classes);
    }

    [Fact]
    public async Task Inspect_TempoChange_CountsTheMeanTempo()
    {
        var slow = Piece(Note(60, 0, 2 * Resolution));
        slow = slow with { Tempi = [new TempoChange(Resolution, 1_500_000)] };
        Add("a.mid", slow);

        var report = await InspectAsync(_folder.FullName);

        Assert.Equal(60, report.Tempi!.Median, Tolerance);
        Assert.Empty(report.Classes);
    }

    [Fact]
    public async Task Inspect_BrokenFiles_AreListedWithPathAndReason()
    {
        var file = MidiWriter.Write(Piece(Note(60, 0, 480)));
        Add("z/b.mid", "no music"u8.ToArray());
        Add("z/a.midi2", "SMF2CLIP"u8.ToArray());
        Add("z/c.mid", [.. file, 0, 0, 0]);

        var report = await InspectAsync(_folder.FullName);

        Assert.Equal((3, 1, 1), (report.Files, report.Readable, report.Damaged));
        Assert.Equal(["z/a.midi2", "z/b.mid"], report.Unreadable.Select(unreadable => unreadable.Path));
        Assert.Equal("At byte 0: expected \"MThd\", found \"no music\".", report.Unreadable[1].Reason);
        Assert.Equal([new CorpusDamage(MidiDamageKind.StrayBytes, 1, 1)], report.Damages);
        Assert.Equal(new CorpusClass("z", 3, 1, 1, 0.5), Assert.Single(report.Classes));
    }

    [Fact]
    public async Task Inspect_SingleFile_CountsWhateverItsNameIs()
    {
        var path = Add("music.dat", Piece(Note(60, 0, 480)));

        var report = await InspectAsync(path);

        Assert.Equal((1, 1), (report.Files, report.Readable));
    }

    [Fact]
    public async Task Inspect_EmptyFolder_HasNoQuantiles()
    {
        var report = await InspectAsync(_folder.FullName);

        Assert.Equal((0, 0L, 0.0), (report.Files, report.Notes, report.MusicSeconds));
        Assert.Null(report.Lengths);
    }

    [Fact]
    public async Task Inspect_PieceWithoutNotes_CountsAsReadableOnly()
    {
        Add("a.mid", Piece());

        var report = await InspectAsync(_folder.FullName);

        Assert.Equal(1, report.Readable);
        Assert.Null(report.Tempi);
    }

    [Fact]
    public async Task Inspect_LinkToAFolderAbove_IsNotFollowed()
    {
        Add("a/a.mid", Piece(Note(60, 0, 480)));
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "a", "loop"), _folder.FullName);

        Assert.Equal(1, (await InspectAsync(_folder.FullName)).Files);
    }

    [Fact]
    public async Task Inspect_PathThatDoesNotExist_IsRefused() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => InspectAsync(_folder.FullName + "/nothing"));

    [Fact]
    public async Task Inspect_Stopped_ThrowsBeforeAllIsRead()
    {
        for (var i = 0; i < 100; i++)
        {
            Add($"{i}.mid", Piece(Note(60, 0, 480)));
        }

        using CancellationTokenSource stop = new();
        ProgressLog progress = new(stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _inspector.InspectAsync(_folder.FullName, null, progress, stop.Token));
        Assert.InRange(progress.Reports.Count, 1, 99);
    }

    [Fact]
    public async Task Inspect_Progress_ReachesTheTotal()
    {
        Add("a.mid", Piece());
        Add("b.mid", Piece());
        ProgressLog progress = new(() => { });

        await _inspector.InspectAsync(_folder.FullName, null, progress, TestContext.Current.CancellationToken);

        Assert.Equal([new(1, 2), new(2, 2)], progress.Reports.OrderBy(report => report.Done));
    }

    private Task<CorpusReport> InspectAsync(string path) =>
        _inspector.InspectAsync(path, cancellationToken: TestContext.Current.CancellationToken);

    private string Add(string path, Score score) => Add(path, MidiWriter.Write(score));

    private string Add(string path, byte[] content)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    private static Score Piece(params Note[] notes) =>
        new() { TicksPerQuarter = Resolution, Parts = [new Part { Notes = notes }] };

    private static Note Note(int pitch, long start, long duration) =>
        new(new MidiPitch(pitch), new Velocity(64), start, duration);

    private sealed class ProgressLog(Action onReport) : IProgress<CorpusProgress>
    {
        private readonly Lock _lock = new();

        public List<CorpusProgress> Reports { get; } = [];

        public void Report(CorpusProgress value)
        {
            lock (_lock)
            {
                Reports.Add(value);
            }

            onReport();
        }
    }
}
