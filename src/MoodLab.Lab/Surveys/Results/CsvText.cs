namespace MoodLab.Lab.Surveys.Results;

/// <summary>Writes comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    /// <summary>Writes a row; lines end with a line feed.</summary>
    public static void WriteRow(TextWriter writer, IEnumerable<string> cells) =>
        writer.Write(string.Join(',', cells.Select(Quoted)) + "\n");

    // Semicolons and tabs, too: readers guess at separators. Blanks at the ends would be trimmed.
    private static string Quoted(string text) => text.Any(",;\t\"\r\n".Contains) || text.Trim() != text
        ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : text;
}
