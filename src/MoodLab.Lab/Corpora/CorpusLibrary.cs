using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using MoodLab.Lab.Corpora.Importing;

namespace MoodLab.Lab.Corpora;

/// <summary>
/// The corpora of the laboratory: folders that the settings name, and archives that were uploaded. Nobody who asks for
/// a corpus names a folder, only a corpus. May be used from several threads.
/// </summary>
/// <remarks>
/// Imports and scans go on by themselves, one after the other, whoever watches; a scan is done once, and remembered in
/// the data directory. A corpus that was opened stays in memory, some kilobytes a file.
/// </remarks>
public sealed partial class CorpusLibrary : IAsyncDisposable
{
    /// <summary>The most bytes of an uploaded archive: 512 MiB, four times the study's corpus.</summary>
    public const long LargestArchive = 512L << 20;

    private const string Folder = "corpora";

    // Where archives wait; no corpus can be called so.
    private const string Uploads = ".uploads";
    private const string Scans = ".scans";

    // What an archive may unpack to.
    private static readonly ImportOptions s_limits = new() { MostBytes = 4L << 30, MostFiles = 50_000 };

    private static readonly TimeSpan s_longestUpload = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, CorpusWork> _works = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _uploaded;
    private readonly SortedDictionary<string, string> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;
    private readonly ILogger<CorpusLibrary> _logger;

    /// <summary>Opens the library.</summary>
    /// <param name="dataDirectory">The laboratory's data directory.</param>
    /// <param name="named">By name, the folders that the settings name, as full paths.</param>
    /// <param name="time">Measures how long things take.</param>
    /// <param name="logger">Told of what nobody foresaw.</param>
    public CorpusLibrary(
        string dataDirectory,
        IReadOnlyDictionary<string, string> named,
        TimeProvider time,
        ILogger<CorpusLibrary> logger)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataDirectory);
        ArgumentNullException.ThrowIfNull(named);
        (_time, _logger) = (time, logger);
        _uploaded = Path.Combine(Path.GetFullPath(dataDirectory), Folder);
        foreach (var (name, folder) in named)
        {
            _named[name] = folder;
        }
    }

    /// <summary>Lists the corpora, those of the settings first, each kind ordered by name.</summary>
    public IReadOnlyList<CorpusName> List() =>
    [
        .. _named.Keys.Select(name => new CorpusName(name, IsUploaded: false)),
        .. UploadedNames().Where(name => !_named.ContainsKey(name)).Select(name => new CorpusName(name, true)),
    ];

    /// <summary>Says how the work on a corpus stands, without beginning any.</summary>
    /// <param name="name">The corpus.</param>
    /// <returns>The work; null where there is none.</returns>
    public CorpusWork? Find(string name)
    {
        lock (_gate)
        {
            return _works.GetValueOrDefault(name);
        }
    }

    /// <summary>Opens a corpus: begins its scan, or joins the work on it that goes on or is done.</summary>
    /// <param name="name">The corpus.</param>
    /// <returns>The work; null where there is no such corpus.</returns>
    public CorpusWork? Open(string name)
    {
        lock (_gate)
        {
            if (_works.GetValueOrDefault(name) is { State.Stage: not (CorpusStage.Stopped or CorpusStage.Failed) } work)
            {
                return work;
            }

            return FolderOf(name) is { } folder ? Begin(name, (work, token) => ScanAsync(work, folder, token)) : null;
        }
    }

    /// <summary>Looks again for files that were added, changed or taken away.</summary>
    /// <param name="name">The corpus.</param>
    /// <returns>The work; null where there is no such corpus.</returns>
    public CorpusWork? Refresh(string name)
    {
        lock (_gate)
        {
            if (_works.GetValueOrDefault(name) is { State.IsOver: true })
            {
                _works.Remove(name);
            }
        }

        return Open(name);
    }

    /// <summary>Gets a place for an archive that is being uploaded.</summary>
    /// <returns>The path of a file that does not exist yet.</returns>
    public string NewUpload()
    {
        var folder = Path.Combine(_uploaded, Uploads);
        var old = _time.GetUtcNow().UtcDateTime - s_longestUpload;
        foreach (var left in Directory.CreateDirectory(folder).EnumerateFiles().Where(of => of.LastWriteTimeUtc < old))
        {
            // The server was ended while it came.
            left.Delete();
        }

        return Path.Combine(folder, $"{Guid.NewGuid():N}.zip");
    }

    /// <summary>Says why an uploaded corpus cannot be called so.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A sentence; null where it can.</returns>
    public string? WhyNot(string name) =>
        string.IsNullOrEmpty(name) || ComposerNames.FolderName(name) != name
            ? $"A corpus' name has letters, digits, hyphens and underscores, at most {ComposerNames.MostCharacters}."
            : _named.ContainsKey(name)
                ? $"The corpus “{name}” is one that the settings name; nothing is added to it here."
                : Find(name) is { State.IsOver: false }
                    ? $"Work on “{name}” goes on; wait for its end."
                    : null;

    /// <summary>Makes a corpus out of an uploaded archive, or adds to one, and scans it.</summary>
    /// <param name="name">What it is to be called; see <see cref="WhyNot"/>.</param>
    /// <param name="archive">The archive, as <see cref="NewUpload"/> placed it; it is deleted at the end.</param>
    /// <exception cref="ArgumentException">It cannot be called so.</exception>
    public CorpusWork Import(string name, string archive)
    {
        lock (_gate)
        {
            return WhyNot(name) is { } reason
                ? throw new ArgumentException(reason, nameof(name))
                : Begin(name, (work, token) => ImportAsync(work, archive, token));
        }
    }

    /// <summary>Finds a piece of a corpus that is open.</summary>
    /// <param name="name">The corpus.</param>
    /// <param name="piece">The piece's path below it, exactly as the scan met it.</param>
    /// <returns>Where the file is; null where the scan has met no such piece.</returns>
    public string? PathOf(string name, string piece) =>
        Find(name)?.State.Scan?.Find(piece) is { IsPiece: true } found && FolderOf(name) is { } folder
            ? Path.Combine(folder, found.Path)
            : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        List<CorpusWork> works;
        lock (_gate)
        {
            works = [.. _works.Values];
        }

        works.ForEach(work => work.Stop());
        await Task.WhenAll(works.Select(work => work.Completion)).ConfigureAwait(false);
        works.ForEach(work => work.Dispose());
        _turn.Dispose();
    }

    private IEnumerable<string> UploadedNames() => Directory.Exists(_uploaded)
        ? Directory.EnumerateDirectories(_uploaded).Select(folder => Path.GetFileName(folder))
            .Where(name => ComposerNames.FolderName(name) == name).Order(StringComparer.OrdinalIgnoreCase)
        : [];

    private string? FolderOf(string name) => _named.TryGetValue(name, out var folder)
        ? folder
        : UploadedNames().Contains(name, StringComparer.Ordinal) ? Path.Combine(_uploaded, name) : null;

    // The caller holds the gate.
    private CorpusWork Begin(string name, Func<CorpusWork, CancellationToken, Task<CorpusState>> work)
    {
        CorpusWork begun = new(name, _time);
        _works[name] = begun;
        begun.Begin(_turn, token => work(begun, token), fault => LogFailed(name, fault));
        return begun;
    }

    private async Task<CorpusState> ScanAsync(CorpusWork work, string folder, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var state = work.State with { Stage = CorpusStage.Scanning, Done = 0, Total = null };
        work.Tell(state);
        Told<CorpusProgress> progress = new(at => work.Tell(state with { Done = at.Done, Total = at.Total }));
        CorpusScan scan;
        try
        {
            scan = await new CorpusScanner(_time).ScanAsync(folder, MemoryOf(folder), progress, token)
                .ConfigureAwait(false);
        }
        catch (DirectoryNotFoundException)
        {
            // Where it should be is nobody's business who looks at a page.
            return state with { Stage = CorpusStage.Failed, Fault = "The folder of this corpus is not there." };
        }

        return state with { Stage = CorpusStage.Done, Done = scan.Files.Count, Total = scan.Files.Count, Scan = scan };
    }

    private async Task<CorpusState> ImportAsync(CorpusWork work, string archive, CancellationToken token)
    {
        var folder = Path.Combine(_uploaded, work.Name);
        var isNew = !Directory.Exists(folder);
        var isKept = false;
        try
        {
            token.ThrowIfCancellationRequested();
            work.Tell(new CorpusState(CorpusStage.Importing));
            Told<int> progress = new(done => work.Tell(new CorpusState(CorpusStage.Importing, done)));
            var report = new CorpusImporter(_time).Import(archive, folder, s_limits, progress, token);
            work.Tell(work.State with { Report = WithoutArchive(report, Path.GetFileName(archive)) });
            isKept = report.Composers.Count > 0;
            return isKept
                ? await ScanAsync(work, folder, token).ConfigureAwait(false)
                : work.State with { Stage = CorpusStage.Failed, Fault = "There is no piece of music in the archive." };
        }
        finally
        {
            File.Delete(archive);
            if (isNew && !isKept && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    // What an archive is called while it waits means nothing to anybody.
    private static ImportReport WithoutArchive(ImportReport report, string archive) => report with
    {
        Decisions =
        [
            .. report.Decisions.Select(decision => decision with
            {
                Path = decision.Path == archive ? "the archive"
                    : decision.Path.StartsWith(archive + "/", StringComparison.Ordinal)
                        ? decision.Path[(archive.Length + 1)..]
                        : decision.Path,
            }),
        ],
    };

    // By the folder, so that another one of the same name is another scan.
    private string MemoryOf(string folder)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)));
        return Path.Combine(_uploaded, Scans, $"{Convert.ToHexStringLower(hash.AsSpan(0, 8))}.scan");
    }

    [LoggerMessage(3401, LogLevel.Error, "Work on the corpus '{Name}' has failed.")]
    private partial void LogFailed(string name, Exception fault);

    // Unlike Progress<T>, it tells in order and at once.
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
