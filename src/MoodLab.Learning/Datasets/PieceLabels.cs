using System.Globalization;
using CsvHelper;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Datasets;

/// <summary>
/// Moods that a classifier gave to pieces without labels: a table of <c>path,mood,probability</c>, so that a model can
/// learn moods from more pieces than people have labelled (self-training; Yarowsky, 1995).
/// </summary>
public static class PieceLabels
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The table.</param>
    /// <param name="confidence">Rows with a smaller probability are left out.</param>
    /// <returns>The mood of each piece, by its path in the corpus.</returns>
    /// <exception cref="CorpusException">The table is missing, or a row cannot be read; it says which.</exception>
    public static IReadOnlyDictionary<string, Mood> Read(string path, double confidence)
    {
        Dictionary<string, Mood> moods = [];
        try
        {
            using var csv = CsvReader.FromFile(path);
            while (csv.Read())
            {
                var piece = csv.GetString("path");
                var certainty = csv.GetString("probability");
                if (!MoodExtensions.TryParse(csv.GetString("mood"), out var mood)
                    || !double.TryParse(certainty, CultureInfo.InvariantCulture, out var probability))
                {
                    throw new CorpusException($"'{piece}' has no mood or no probability in '{path}'.");
                }

                if (probability >= confidence && !moods.TryAdd(piece, mood))
                {
                    throw new CorpusException($"'{piece}' stands twice in '{path}'.");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or CsvFormatException or ArgumentException or KeyNotFoundException)
        {
            throw new CorpusException(
                $"'{path}' cannot be read; it needs the columns path, mood and probability. {exception.Message}");
        }

        return moods;
    }

    /// <summary>Writes a table.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rows">Paths in the corpus, moods and their probabilities.</param>
    public static void Write(string path, IEnumerable<(string Path, Mood Mood, double Probability)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        File.WriteAllLines(path, ["path,mood,probability", .. rows.Select(Line)]);
    }

    private static string Line((string Path, Mood Mood, double Probability) row) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{row.Path.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Mood.Name()},{row.Probability:F4}");
}
