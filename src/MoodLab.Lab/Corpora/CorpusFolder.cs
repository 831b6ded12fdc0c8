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
    /// <returns>Each file's full path and its path below the folder, ordered by the latter.</returns>
    /// <exception cref="DirectoryNotFoundException">There is nothing at the path.</exception>
    public static IReadOnlyList<(string FullPath, string Path)> Find(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path))
        {
            return [(path, Path.GetFileName(path))];
        }

        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no file or folder at '{path}'.");
        }

        List<(string FullPath, string Path)> files = [];
        foreach (var file in Enumerate(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (s_extensions.Contains(Path.GetExtension(file)) || BeginsAsMidi(file))
            {
                files.Add((file, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')));
            }
        }

        files.Sort((x, y) => string.CompareOrdinal(x.Path, y.Path));
        return files;
    }

    /// <summary>Whether a file is MIDI by its extension or its first bytes.</summary>
    public static bool IsMidi(string path, ReadOnlySpan<byte> content) =>
        s_extensions.Contains(Path.GetExtension(path)) || content.StartsWith("MThd"u8);

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
