namespace MoodLab.Lab.Corpora;

/// <summary>What was read of a collection of MIDI files. Immutable.</summary>
public sealed class CorpusScan
{
    private readonly Dictionary<string, CorpusFile> _byPath;

    /// <summary>Takes what was read.</summary>
    /// <param name="files">The files, ordered by path; no path twice.</param>
    /// <param name="read">How many of them had to be read, the others being known.</param>
    /// <param name="elapsed">How long it took.</param>
    public CorpusScan(IReadOnlyList<CorpusFile> files, int read, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(files);
        (Files, Read, Elapsed) = (files, read, elapsed);
        _byPath = files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        Pieces = [.. files.Where(file => file.IsPiece)];
    }

    /// <summary>Gets all MIDI files, ordered by path, those that cannot be read among them.</summary>
    public IReadOnlyList<CorpusFile> Files { get; }

    /// <summary>Gets the files that have notes.</summary>
    public IReadOnlyList<CorpusFile> Pieces { get; }

    /// <summary>Gets how many files had to be read; the others had not changed since the last scan.</summary>
    public int Read { get; }

    /// <summary>Gets how long the scan took.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>Finds a file by its path.</summary>
    /// <param name="path">The path below the corpus, with slashes, exactly as the scan met it.</param>
    /// <returns>The file; null where the scan met none there.</returns>
    public CorpusFile? Find(string path) => _byPath.GetValueOrDefault(path);
}
