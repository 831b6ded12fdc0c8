using MoodLab.Music.Midi;
using MoodLab.Music.Similarity;

namespace MoodLab.Lab.Corpora.Importing;

/// <summary>
/// Makes a corpus out of a messy archive: a folder for each composer, one work's files in one cluster, and a report
/// that says of every file what became of it.
/// </summary>
/// <remarks>
/// Nothing is overwritten, and the source is left as it is. An import that was interrupted is simply run again: what
/// lies in its place already stays there, and half a file is never left behind.
/// </remarks>
/// <param name="time">Measures how long it takes.</param>
public sealed class CorpusImporter(TimeProvider time)
{
    /// <summary>The table of clusters in the corpus: which pieces are one work.</summary>
    public const string ClustersFile = "clusters.csv";

    /// <summary>Takes an archive in.</summary>
    /// <param name="source">A folder or a zip archive.</param>
    /// <param name="target">The folder of the corpus; created where it is missing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each file how many were read; may be null.</param>
    /// <param name="cancellationToken">Stops between two files; what was placed stays.</param>
    /// <exception cref="DirectoryNotFoundException">There is no source.</exception>
    /// <exception cref="ArgumentException">The corpus would lie within its own source.</exception>
    /// <exception cref="InvalidDataException">There are more files than allowed.</exception>
    /// <exception cref="IOException">The corpus cannot be written.</exception>
    public ImportReport Import(
        string source,
        string target,
        ImportOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentException.ThrowIfNullOrEmpty(target);
        options ??= new ImportOptions();
        if ((Path.GetFullPath(target) + "/").StartsWith(Path.GetFullPath(source) + "/", StringComparison.Ordinal))
        {
            throw new ArgumentException("The corpus cannot lie within the archive that it is made of.", nameof(target));
        }

        var start = time.GetTimestamp();
        ImportStage stage = new(target);
        List<ImportDecision> decisions = [];
        List<(string Path, string Hash)> readable = [];
        foreach (var file in new ArchiveWalker(options).Walk(source))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((file.Refusal ?? WhyRefused(file)) is { } refusal)
            {
                decisions.Add(new ImportDecision(file.Path, ImportOutcome.Refused, null, refusal));
            }
            else
            {
                readable.Add((file.Path, stage.Put(file.Content!)));
            }

            progress?.Report(decisions.Count + readable.Count);
        }

        ComposerFinder finder = new(new ComposerNames(options.Aliases), readable.Select(file => file.Path));
        foreach (var (path, hash) in readable)
        {
            cancellationToken.ThrowIfCancellationRequested();
            decisions.Add(Place(stage, path, hash, finder));
        }

        stage.Clear();
        var pieces = stage.Pieces();
        var clusters = WriteClusters(target, pieces, options.Similarity, cancellationToken);
        return new ImportReport(
            decisions.Count,
            Enum.GetValues<ImportOutcome>().ToDictionary(
                outcome => outcome.ToString(), outcome => decisions.Count(decision => decision.Outcome == outcome)),
            new SortedDictionary<string, int>(
                pieces.CountBy(piece => piece[..piece.IndexOf('/', StringComparison.Ordinal)]).ToDictionary(),
                StringComparer.Ordinal),
            clusters,
            [.. decisions.OrderBy(decision => decision.Path, StringComparer.Ordinal)],
            time.GetElapsedTime(start).TotalSeconds);
    }

    private static string? WhyRefused(ArchiveFile file)
    {
        if (!CorpusFolder.IsMidi(file.Path, file.Content))
        {
            return "It is no MIDI file.";
        }

        try
        {
            var score = MidiReader.Read(file.Content, MidiReadOptions.Tolerant).Score;
            return score.NoteCount == 0 ? "There is no note in it." : null;
        }
        catch (MidiFileException exception)
        {
            return exception.Message;
        }
    }

    private static ImportDecision Place(ImportStage stage, string path, string hash, ComposerFinder finder)
    {
        var (composer, below, merged, reason) = finder.Find(path);
        var wanted = $"{composer}/{below}";
        var placed = stage.Place(hash, wanted);
        var name = path[(path.LastIndexOf('/') + 1)..];
        var renamed = !placed.EndsWith("/" + name, StringComparison.Ordinal);
        if (placed != wanted)
        {
            reason = $"{reason} Another piece is called {wanted}.".TrimStart();
        }

        return new ImportDecision(
            path, merged ? ImportOutcome.Merged : renamed ? ImportOutcome.Renamed : ImportOutcome.Kept, placed, reason);
    }

    private static int WriteClusters(
        string target, IReadOnlyList<string> pieces, double similarity, CancellationToken cancellationToken)
    {
        var sketches = new NoteSketch[pieces.Count];
        Parallel.For(0, pieces.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            sketches[i] = NoteSketch.Of(
                MidiReader.ReadFile(Path.Combine(target, pieces[i]), MidiReadOptions.Tolerant).Score));
        var clusters = SketchClusters.Group(sketches, similarity);
        var file = Path.Combine(target, ClustersFile);
        File.WriteAllLines(
            file + ".new", pieces.Select((piece, i) => $"{clusters[i]},{piece}").Prepend("cluster,path"));
        File.Move(file + ".new", file, overwrite: true);
        return clusters.DefaultIfEmpty(-1).Max() + 1;
    }
}
