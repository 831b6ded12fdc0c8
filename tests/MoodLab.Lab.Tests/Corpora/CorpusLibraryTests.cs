using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Corpora.Importing;
using MoodLab.Lab.Tests.Corpora.Importing;

namespace MoodLab.Lab.Tests.Corpora;

public sealed class CorpusLibraryTests : IAsyncLifetime
{
    private readonly SmallCorpus _named = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("moodlab-");
    private readonly GatedTime _time = new();
    private CorpusLibrary _library = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _named.Add("Bach/a.mid", SmallCorpus.Lasting(3));
        _named.Add("Bach/b.mid", SmallCorpus.Lasting(4));
        _library = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _named.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task Open_NamedCorpus_IsReadOnceAndRemembered()
    {
        Assert.Equal([new CorpusName("named", IsUploaded: false)], _library.List());
        var first = await EndAsync(_library.Open("named"));
        Assert.Equal((CorpusStage.Done, 2, 2), (first.Stage, first.Scan!.Read, first.Scan.Pieces.Count));
        Assert.Same(_library.Find("named"), _library.Open("NAMED"));

        await _library.DisposeAsync();
        _library = Open();

        Assert.Equal(0, (await EndAsync(_library.Open("named"))).Scan!.Read);
        _named.Add("Bach/c.mid", SmallCorpus.Lasting(5));
        Assert.Equal(1, (await EndAsync(_library.Refresh("named"))).Scan!.Read);
    }

    [Fact]
    public async Task PathOf_AnythingButAPieceOfTheScan_IsNone()
    {
        _named.Add("Bach/broken.mid", "no music"u8.ToArray());
        Assert.Null(_library.PathOf("named", "Bach/a.mid"));
        await EndAsync(_library.Open("named"));

        Assert.Equal(_named.PathOf("Bach/a.mid"), _library.PathOf("named", "Bach/a.mid"));
        var outside = Path.Combine(_data.FullName, "secret.mid");
        await File.WriteAllBytesAsync(outside, MessyArchive.Midi(1), Token);
        foreach (var path in new[]
        {
            "", "Bach", "Bach/broken.mid", "Bach/nothing.mid", "../" + _data.Name + "/secret.mid", outside,
            "Bach/../Bach/a.mid", "bach/A.mid",
        })
        {
            Assert.Null(_library.PathOf("named", path));
        }

        Assert.Null(_library.PathOf("..", "secret.mid"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".scans")]
    [InlineData("/")]
    public void Open_NoCorpus_IsNone(string name) => Assert.Null(_library.Open(name));

    [Fact]
    public async Task Import_Archive_BecomesACorpusWithItsReport()
    {
        var state = await ImportAsync("fresh", archive => archive
            .Add("bach/one.mid", MessyArchive.Midi(1))
            .Add("Chopin/two.MID", MessyArchive.Midi(2))
            .Add("Chopin/read me.txt", "not music"u8.ToArray()));

        Assert.Equal((CorpusStage.Done, null), (state.Stage, state.Fault));
        Assert.Equal(["Bach/one.mid", "Chopin/two.mid"], state.Scan!.Files.Select(file => file.Path));
        Assert.Equal(
            ["Chopin/read me.txt", "Chopin/two.MID", "bach/one.mid"],
            state.Report!.Decisions.Select(decision => decision.Path));
        Assert.Equal(1, state.Report.Outcomes[nameof(ImportOutcome.Refused)]);
        Assert.Contains(new CorpusName("fresh", IsUploaded: true), _library.List());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_data.FullName, "corpora", ".uploads")));
    }

    [Fact]
    public async Task Import_SameName_AddsAndOverwritesNothing()
    {
        await ImportAsync("fresh", archive => archive.Add("Bach/one.mid", MessyArchive.Midi(1)));

        var state = await ImportAsync("fresh", archive => archive.Add("Bach/one.mid", MessyArchive.Midi(2)));

        Assert.Equal(["Bach/one.mid", "Bach/one_2.mid"], state.Scan!.Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Import_NothingOfMusic_LeavesNoCorpusAndSaysWhy()
    {
        var state = await ImportAsync("fresh", archive => archive.Add("a.txt", "words"u8.ToArray()));

        Assert.Equal(
            (CorpusStage.Failed, "There is no piece of music in the archive."), (state.Stage, state.Fault));
        Assert.Equal("It is no MIDI file.", Assert.Single(state.Report!.Decisions).Reason);
        Assert.DoesNotContain(_library.List(), corpus => corpus.Name == "fresh");
        Assert.Null(_library.WhyNot("fresh"));
    }

    [Fact]
    public async Task Import_NoArchive_IsRefusedAsAFile()
    {
        var upload = _library.NewUpload();
        await File.WriteAllTextAsync(upload, "PK\u0003\u0004 and then nonsense", Token);

        var state = await EndAsync(_library.Import("fresh", upload));

        Assert.Equal(CorpusStage.Failed, state.Stage);
        Assert.Equal(ImportOutcome.Refused, Assert.Single(state.Report!.Decisions).Outcome);
        Assert.False(File.Exists(upload));
    }

    [Fact]
    public async Task Import_Stopped_LeavesNothingBehind()
    {
        var uploads = Enumerable.Range(1, 2).Select(seed => UploadAsync(
            archive => archive.Add("Bach/one.mid", MessyArchive.Midi(seed))));
        var archives = await Task.WhenAll(uploads);
        _time.Gate.Reset();
        var works = archives.Index().Select(of => _library.Import($"fresh{of.Index}", of.Item)).ToList();
        works.ForEach(work => work.Stop());
        _time.Gate.Set();

        foreach (var work in works)
        {
            Assert.Equal(CorpusStage.Stopped, (await EndAsync(work)).Stage);
        }

        Assert.Equal(["named"], _library.List().Select(corpus => corpus.Name));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_data.FullName, "corpora", ".uploads")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData(".scans")]
    [InlineData("named")]
    [InlineData("NAMED")]
    [InlineData("Ärger")]
    public void WhyNot_BadName_SaysWhyAndImportRefusesIt(string name)
    {
        Assert.NotNull(_library.WhyNot(name));
        Assert.Throws<ArgumentException>(() => _library.Import(name, "nowhere.zip"));
    }

    [Fact]
    public void WhyNot_HugeName_IsRefused() => Assert.NotNull(_library.WhyNot(new string('a', 10_000)));

    [Fact]
    public async Task Open_FolderThatIsGone_FailsWithoutItsPath()
    {
        await _library.DisposeAsync();
        _library = new CorpusLibrary(
            _data.FullName, new Dictionary<string, string> { ["gone"] = "/no/such/folder" }, TimeProvider.System,
            NullLogger<CorpusLibrary>.Instance);

        var state = await EndAsync(_library.Open("gone"));

        Assert.Equal(CorpusStage.Failed, state.Stage);
        Assert.DoesNotContain("/no/such", state.Fault, StringComparison.Ordinal);
    }

    private static async Task<CorpusState> EndAsync(CorpusWork? work)
    {
        Assert.NotNull(work);
        CorpusState? last = null;
        await foreach (var state in work.WatchAsync(Token))
        {
            last = state;
        }

        Assert.True(last!.IsOver);
        return last;
    }

    private CorpusLibrary Open() => new(
        _data.FullName, new Dictionary<string, string> { ["named"] = _named.Folder }, _time,
        NullLogger<CorpusLibrary>.Instance);

    private async Task<CorpusState> ImportAsync(string name, Action<MessyArchive> fill) =>
        await EndAsync(_library.Import(name, await UploadAsync(fill)));

    private async Task<string> UploadAsync(Action<MessyArchive> fill)
    {
        using MessyArchive archive = new();
        fill(archive);
        var upload = _library.NewUpload();
        await File.WriteAllBytesAsync(upload, archive.ToBytes(), Token);
        return upload;
    }

    /// <summary>Whoever begins to measure time waits while the gate is shut.</summary>
    private sealed class GatedTime : TimeProvider
    {
        public ManualResetEventSlim Gate { get; } = new(initialState: true);

        public override long GetTimestamp()
        {
            Gate.Wait(TestContext.Current.CancellationToken);
            return base.GetTimestamp();
        }
    }
}
