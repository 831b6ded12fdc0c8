using System.Globalization;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>A row of a file of answers, whose cells are read with their place in mind. Columns count from 0 here, in
/// messages from 1; a column below 0 is one that the file has not.</summary>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The text of a cell; null where it is empty or there is no such column.</summary>
    public string? Text(int column) =>
        column < 0 || Cells[column] is "" or "-" || Cells[column].Equals("NA", StringComparison.OrdinalIgnoreCase)
            ? null
            : SafeCell.Unguard(Cells[column]);

    public SurveyFormatException Wrong(int column, string problem) => new(Line, column + 1, problem);

    public Mood? Mood(int column) => Text(column) switch
    {
        null => null,
        var text when SurveyKey.Mood(text) is { } mood => mood,
        var text => throw Wrong(column, $"'{text}' is no answer: 0 to 3 or a mood's name is wanted."),
    };

    public int? Whole(int column, int least, int most) => Text(column) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most => number,
        var text => throw Wrong(column, $"'{text}' is no whole number from {least} to {most}."),
    };

    public double? Seconds(int column) => Text(column) switch
    {
        null => null,
        var text when double.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out var seconds) && double.IsFinite(seconds) => seconds,
        var text => throw Wrong(column, $"'{text}' is no time in seconds."),
    };

    public bool? YesOrNo(int column) => Text(column)?.ToUpperInvariant() switch
    {
        null => null,
        "1" or "YES" or "TRUE" => true,
        "0" or "NO" or "FALSE" => false,
        _ => throw Wrong(column, $"'{Cells[column]}' is neither yes nor no."),
    };

    /// <summary>A score as a source prints it: 6 or 6/8.</summary>
    public int? Score(int column, int most)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        var parts = text.Split('/');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var score) && score <= most
            && (parts.Length == 1
                || (parts.Length == 2 && parts[1] == most.ToString(CultureInfo.InvariantCulture)))
            ? score
            : throw Wrong(column, $"'{text}' is no score out of {most}.");
    }
}
