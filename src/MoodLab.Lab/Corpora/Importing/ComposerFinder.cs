namespace MoodLab.Lab.Corpora.Importing;

/// <summary>Decides whose piece a file is, and where it is to lie, by the names on its way.</summary>
internal sealed class ComposerFinder
{
    private const string ArchiveEnding = ".zip";

    // A composer's name in a file's name has no more words than these.
    private const int MostWords = 3;

    private readonly ComposerNames _names;
    private readonly int _common;

    /// <summary>Looks over all files: folders that hold every one of them say nothing about any.</summary>
    public ComposerFinder(ComposerNames names, IEnumerable<string> paths)
    {
        _names = names;
        string[]? common = null;
        foreach (var folders in paths.Select(path => path.Split('/')[..^1]))
        {
            common = common is null
                ? folders
                : [.. common.Zip(folders).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)];
        }

        _common = common?.Length ?? 0;
    }

    /// <summary>Finds the composer of a file.</summary>
    /// <param name="path">Where it lay.</param>
    /// <returns>The composer's folder, the folders and the name below it, whether the composer was written otherwise,
    /// and why, where that is not plain.</returns>
    public (string Composer, string Below, bool Merged, string Reason) Find(string path)
    {
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length - 1; i++)
        {
            var text = Bare(segments[i]);
            if (_names.Find(text) is { } found)
            {
                return (found.Name, Below(segments, i + 1), text != found.Name, Because(text, found));
            }
        }

        if (InFileName(Path.GetFileNameWithoutExtension(segments[^1])) is { } named)
        {
            return (named.Name, Below(segments, segments.Length - 1), false, $"Its name says {named.Name}.");
        }

        // Somebody who is not in the table, if it is a folder that sets some files apart.
        for (var i = _common; i < segments.Length - 1; i++)
        {
            var folder = ComposerNames.FolderName(segments[i]);
            if (!IsArchive(segments[i]) && folder.Any(char.IsLetter))
            {
                return (
                    folder, Below(segments, i + 1), folder != segments[i],
                    $"'{segments[i]}' is in no table of composers.");
            }
        }

        return (ImportOptions.Unknown, Below(segments, segments.Length - 1), false, "Nothing says who wrote it.");
    }

    private static bool IsArchive(string segment) =>
        segment.EndsWith(ArchiveEnding, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string segment) => IsArchive(segment) ? segment[..^ArchiveEnding.Length] : segment;

    private static string Because(string text, (string Name, bool Guessed) found) =>
        text == found.Name ? string.Empty
        : found.Guessed ? $"'{text}' looks like a misspelt {found.Name}."
        : $"'{text}' is {found.Name}.";

    private static string Below(string[] segments, int from)
    {
        var folders = segments[from..^1].Select(Bare).Select(ComposerNames.FolderName).Where(name => name.Length > 0);
        var name = ComposerNames.FolderName(Path.GetFileNameWithoutExtension(segments[^1]));
        return string.Join('/', folders.Append((name.Length == 0 ? "untitled" : name) + ".mid"));
    }

    // "Saint-Saens - Le cygne", "bach_846", "Strauss, J - Radetzky".
    private (string Name, bool Guessed)? InFileName(string name)
    {
        var words = name.Split([' ', '_', '-', '.', '(', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(MostWords, words.Length); count > 0; count--)
        {
            if (_names.FindExactly(string.Join(' ', words[..count])) is { } known)
            {
                return (known, false);
            }
        }

        return words.Length > 0 ? _names.Find(words[0]) : null;
    }
}
