using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>Says what each column of <see cref="SurveyTable"/> means.</summary>
public static class SurveyCodebook
{
    private static readonly string[] s_heading = ["column", "meaning", "unit", "values"];

    /// <summary>Writes it as comma-separated values, a row for each column.</summary>
    /// <param name="writer">Takes the text; lines end with a line feed.</param>
    public static void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        CsvText.WriteRow(writer, s_heading);
        foreach (var column in SurveyTable.Columns)
        {
            CsvText.WriteRow(writer, [column.Name, column.Meaning, column.Unit, SafeCell.Guard(column.Values)]);
        }
    }

    /// <summary>Writes it as Markdown, with what a reader of the other files must know.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="writer">Takes the text; lines end with a line feed.</param>
    public static void WriteMarkdown(SurveyFile survey, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentNullException.ThrowIfNull(writer);
        var key = string.Join(',', survey.Judged.Select(piece => (int)piece.Mood));
        writer.Write(string.Join('\n',
        [
            $"# Codebook: {survey.Title}",
            "",
            "`answers.csv` has a row for each respondent and piece (UTF-8, comma-separated, the first line names the "
                + "columns). An empty cell is a missing value. Text that a spreadsheet would take for a formula has an "
                + "apostrophe in front; take it off where you read the file with another program. `survey.json` has "
                + "all of it and more: the texts, the questions, the pieces with their MIDI files, pilots, the log of "
                + "playing.",
            "",
            "Moods: 0 depressed (sad, bored), 1 calm (sleepy, content), 2 angry (tense, distressed), 3 delighted "
                + $"(happy, excited). The key is {key}.",
            "",
            $"Score it again: `survey score --key {key} --responses answers.csv`",
            "",
            "| column | meaning | unit | values |",
            "|---|---|---|---|",
            "",
        ]));
        foreach (var column in SurveyTable.Columns)
        {
            writer.Write($"| {column.Name} | {column.Meaning} | {column.Unit} | {column.Values} |\n");
        }
    }
}
