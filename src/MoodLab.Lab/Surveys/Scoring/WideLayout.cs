using System.Globalization;
using System.Text.RegularExpressions;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Answers with a row for each respondent.</summary>
internal static partial class WideLayout
{
    private static readonly string[] s_known =
        ["respondent", "musicianship", "practice", "score", "correct", "timestamp"];

    public static SurveyResponses Read(CsvHeading heading, List<CsvRow> rows, IReadOnlyList<SurveyItem> items)
    {
        var columns = ItemColumns(heading, items.Count);
        var named = heading.Find("respondent");
        Dictionary<string, int> lines = [];
        List<SurveyRespondent> respondents = [];
        foreach (var row in rows.Skip(1))
        {
            var name = named < 0
                ? (respondents.Count + 1).ToString(CultureInfo.InvariantCulture)
                : row.Text(named) ?? throw row.Wrong(named, "The respondent has no name.");
            if (!lines.TryAdd(name, row.Line))
            {
                throw row.Wrong(named, $"Respondent '{name}' stands in line {lines[name]} already.");
            }

            if (lines.Count > SurveyResponses.MostRespondents)
            {
                throw new SurveyFormatException(
                    row.Line, 0, $"There are more than {SurveyResponses.MostRespondents} respondents.");
            }

            respondents.Add(new SurveyRespondent(
                name, [.. columns.Select(column => row.Mood(column) is { } mood ? new SurveyAnswer(mood) : null)])
            {
                Musicianship = row.Text(heading.Find("musicianship")),
                PassedPractice = row.YesOrNo(heading.Find("practice")),
                PrintedScore = row.Score(heading.Find("score"), items.Count),
            });
        }

        return Responses.Of(items, respondents);
    }

    private static int[] ItemColumns(CsvHeading heading, int items)
    {
        var columns = heading.Columns
            .Where(of => !s_known.Contains(of.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (columns.Count != items)
        {
            var names = string.Join(", ", columns.Select(of => of.Key));
            throw new SurveyFormatException(
                heading.Row.Line, 0, $"The key has {items} pieces, but there are {columns.Count} columns of answers: "
                + $"{(names.Length == 0 ? "none" : names)}.");
        }

        var numbers = columns.ConvertAll(of => Number().Match(of.Key) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : 0);
        return numbers.Order().SequenceEqual(Enumerable.Range(1, items))
            ? [.. columns.Zip(numbers).OrderBy(of => of.Second).Select(of => of.First.Value)]
            : [.. columns.Select(of => of.Value)];
    }

    // "q2", "2", "Q2. Link to the": the first number of the name.
    [GeneratedRegex(@"^\D*(\d{1,3})(?!\d)")]
    private static partial Regex Number();
}
