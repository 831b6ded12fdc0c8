namespace MoodLab.Lab.Pieces;

/// <summary>A piece as a file to download.</summary>
/// <param name="FileName">A safe name with extension, made from the title.</param>
/// <param name="Content">The bytes.</param>
public sealed record PieceFile(string FileName, byte[] Content)
{
    /// <summary>Makes a file name of a title: only what every file system takes.</summary>
    /// <param name="title">The title.</param>
    /// <param name="extension">The extension with its dot.</param>
    internal static string NameOf(string title, string extension)
    {
        var letters = title.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        var safe = string.Concat(letters).Trim('-');
        return (safe.Length == 0 ? "piece" : safe) + extension;
    }
}
