using System.IO.Enumeration;

namespace MoodLab.Lab.Corpora;

/// <summary>Finds the MIDI files of a collection.</summary>
internal static class CorpusFolder
{
    private static readonly HashSet<string> s_extensions =
        new(StringComparer.OrdinalIgnoreCase) { ".mid", ".midi", ".midi2", ".smf", ".kar", ".rmi", ".rmid" };

    /// <summary>
    /// Finds the files that are MIDI by their extension or their first bytes, in folders at any depth. Hidden files and
    /// links to folders are passed over.
    /// </summary>
    /// <param name="path">A folder, or a single file, which counts whatever its name is.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The files, ordered by their paths below the folder.</returns>
    /// <exception cref="DirectoryNotFoundException">There is nothing at the path.</exception>
    public static IReadOnlyList<FoundFile> Find(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return [Describe(path, Path.GetFileName(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no file or folder at '{path}'.");
        }

        List<FoundFile> files = [];
        foreach (var file in Enumerate(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (s_extensions.Contains(Path.GetExtension(file)) || BeginsAsMidi(file))
            {
                files.Add(Describe(file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')));
            }
        }

        files.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
        return files;
    }

    /// <summary>Whether a file is MIDI by its extension or its first bytes.</summary>
    public static bool IsMidi(string path, ReadOnlySpan<byte> content) =>
        s_extensions.Contains(Path.GetExtension(path)) || content.StartsWith("MThd"u8);

    // A file that is gone by now has no size and the first of all times; reading it says why.
    private static FoundFile Describe(string fullPath, string path)
    {
        FileInfo info = new(fullPath);
        return new FoundFile(fullPath, path, info.Exists ? info.Length : 0, info.LastWriteTimeUtc);
    }

    private static FileSystemEnumerable<string> Enumerate(string path) =>
        new(
            path,
            (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static bool BeginsAsMidi(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Span<byte> start = stackalloc byte[4];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && start.SequenceEqual("MThd"u8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
