using MoodLab.Learning.Datasets;
using MoodLab.Music.Midi;
using MoodLab.Music.Similarity;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// A folder of MIDI files with one folder for each composer, divided into folds for cross-validation: all files of one
/// work are in one fold, so that no model is judged by a work that it has learnt from. The same files give the same
/// folds. All members may be called at once.
/// </summary>
/// <remarks>
/// Two files are of one work where the corpus's own table says so or their notes are alike
/// (<see cref="SketchClusters"/>, which finds transposed and re-sequenced copies too), and so is whatever is linked to
/// either. The folder's name is the composer's: "CPE-Bach" is not "Bach".
/// </remarks>
public sealed class ComposerCorpus
{
    /// <summary>Into how many folds the pieces are divided.</summary>
    public const int FoldCount = ComposerFolds.Count;

    /// <summary>The name of the table <c>cluster,path</c> of works, below the corpus; it may be missing.</summary>
    public const string ClusterTable = "clusters.csv";

    // Folders whose names begin so hold pieces of nobody: they link files of one work, and are not learnt from.
    private const char NobodysMark = '_';

    // How much of two files of one work is the same at least.
    private const double Alike = 0.4;

    private static readonly HashSet<string> s_extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".mid", ".midi", ".smf", ".kar", ".rmi" };

    private ComposerCorpus(string directory, string[] paths, string?[] reasons, int[] works)
    {
        Directory = directory;
        Problems = [.. paths.Zip(reasons).Where(file => file.Second is not null)
            .Select(file => new CorpusProblem(file.First, file.Second!))];

        // Works are numbered for the readable files only, which follow one another in the same order.
        var files = paths.Where((_, i) => reasons[i] is null)
            .Zip(works, (path, work) => (Path: path, Composer: Composer(path), Work: work))
            .Where(file => file.Composer[0] != NobodysMark)
            .ToList();
        var doubtful = files.GroupBy(file => file.Work)
            .Where(work => work.Select(file => file.Composer).Distinct().Count() > 1)
            .Select(work => work.Key).ToHashSet();
        Doubtful = [.. files.Where(file => doubtful.Contains(file.Work)).Select(file => file.Path)];
        DoubtfulClusters = doubtful.Count;
        files.RemoveAll(file => doubtful.Contains(file.Work));
        if (files.Count == 0)
        {
            throw new CorpusException($"No piece in '{directory}' can be used.");
        }

        int[] clusters = [.. files.Select(file => file.Work)];
        Renumber(clusters);
        var folds = ComposerFolds.Divide([.. files.Select(file => file.Composer)], clusters);
        Pieces = [.. files.Select((file, i) => new ComposerPiece(file.Path, file.Composer, clusters[i], folds[i]))];
    }

    /// <summary>Gets the corpus's folder.</summary>
    public string Directory { get; }

    /// <summary>
    /// Gets the pieces of named composers that can be read and have notes, ordered by path (ordinal).
    /// </summary>
    public IReadOnlyList<ComposerPiece> Pieces { get; }

    /// <summary>
    /// Gets the files that are left out because another of the same work stands with another composer: one of the two
    /// names must be wrong. Ordered by path.
    /// </summary>
    public IReadOnlyList<string> Doubtful { get; }

    /// <summary>Gets of how many works the <see cref="Doubtful"/> files are.</summary>
    public int DoubtfulClusters { get; }

    /// <summary>Gets the files that cannot be used, with the reason, ordered by path.</summary>
    public IReadOnlyList<CorpusProblem> Problems { get; }

    /// <summary>Reads a corpus; it takes seconds for thousands of files.</summary>
    /// <param name="directory">With one folder for each composer, and <see cref="ClusterTable"/>.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <exception cref="CorpusException">
    /// There is no such folder, no piece in it that can be used, or its table cannot be read.
    /// </exception>
    public static ComposerCorpus Load(string directory, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!System.IO.Directory.Exists(directory))
        {
            throw new CorpusException($"There is no folder '{directory}'.");
        }

        var paths = Find(directory);
        var sketches = new NoteSketch?[paths.Length];
        var reasons = new string?[paths.Length];
        Parallel.For(
            0, paths.Length, new ParallelOptions { CancellationToken = cancellationToken },
            i => (sketches[i], reasons[i]) = Read(Path.Combine(directory, paths[i])));
        NoteSketch[] read = [.. sketches.OfType<NoteSketch>()];
        WorkLinks links = new([.. paths.Where((_, i) => sketches[i] is not null)]);
        links.Add(SketchClusters.Group(read, Alike));
        links.Add(Path.Combine(directory, ClusterTable));
        return new ComposerCorpus(directory, paths, reasons, links.Works());
    }

    /// <summary>Gets the composers with so many pieces.</summary>
    /// <param name="leastPieces">The least number of pieces, at least 1.</param>
    /// <returns>Their names, ordered (ordinal).</returns>
    public IReadOnlyList<string> ClassesWith(int leastPieces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(leastPieces, 1);
        return [.. Pieces.CountBy(piece => piece.Composer).Where(composer => composer.Value >= leastPieces)
            .Select(composer => composer.Key).Order(StringComparer.Ordinal)];
    }

    // Files outside of any folder are of nobody either, and not even looked at.
    private static string[] Find(string directory) =>
    [
        .. System.IO.Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(path => s_extensions.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => path.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string Composer(string path) => path[..path.IndexOf('/', StringComparison.Ordinal)];

    private static (NoteSketch? Sketch, string? Reason) Read(string path)
    {
        try
        {
            var score = MidiReader.ReadFile(path, MidiReadOptions.Tolerant).Score;
            return score.Parts.Any(part => !part.IsPercussion && part.Notes.Count > 0)
                ? (NoteSketch.Of(score), null)
                : (null, "holds no pitched notes");
        }
        catch (Exception exception) when (exception is MidiFileException or IOException
            or UnauthorizedAccessException)
        {
            return (null, exception.Message);
        }
    }

    // From 0, in the order of their first pieces.
    private static void Renumber(int[] clusters)
    {
        Dictionary<int, int> numbers = [];
        for (var i = 0; i < clusters.Length; i++)
        {
            numbers.TryAdd(clusters[i], numbers.Count);
            clusters[i] = numbers[clusters[i]];
        }
    }
}
