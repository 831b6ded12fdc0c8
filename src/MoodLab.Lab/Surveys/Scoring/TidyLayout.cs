using System.Globalization;
using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Answers with a row for each.</summary>
internal static class TidyLayout
{
    private const int MostSteps = 1000;

    private static readonly string[] s_needed = ["respondent", "item", "answer"];

    /// <summary>The columns that may be there.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        .. s_needed, "position", "seconds", "confidence", "heard", "known", "method", "musicianship", "practice",
        "headphones", "finished", "score",
    ];

    /// <summary>The columns of our own files that scoring has no need of.</summary>
    public static IReadOnlyList<string> PassedOver { get; } =
    [
        "mood", "correct", "title", "model", "piece_seed", "piece_seconds", "valence", "arousal", "comment", "plays",
        "heard_seconds", "refocuses", "shown_at", "answered_at", "number", "panel_id", "started_at", "finished_at",
        "consent_version", "consent_hash", "consent_at", "age_band", "musicianship_mean", "playback_device", "level",
        "order_seed", "flags",
    ];

    public static SurveyResponses Read(CsvHeading heading, List<CsvRow> rows, IReadOnlyList<SurveyItem> items)
    {
        CheckHeading(heading);
        Dictionary<string, SurveyRespondent> respondents = [];
        Dictionary<(string, int), int> lines = [];
        var methods = items.Select(item => item.Method).ToArray();
        foreach (var row in rows.Skip(1))
        {
            var column = heading.Find("respondent");
            var name = row.Text(column) ?? throw row.Wrong(column, "The respondent has no name.");
            var item = Item(row, heading.Find("item"), items.Count);
            if (!lines.TryAdd((name, item), row.Line))
            {
                throw row.Wrong(
                    heading.Find("item"),
                    $"Respondent '{name}' answered piece {item + 1} in line {lines[(name, item)]} already.");
            }

            var respondent = respondents.GetValueOrDefault(name)
                ?? new SurveyRespondent(name, new SurveyAnswer?[items.Count]);
            ((SurveyAnswer?[])respondent.Answers)[item] = Answer(heading, row, items.Count);
            methods[item] = Same(row, heading.Find("method"), methods[item], row.Text(heading.Find("method")));
            respondents[name] = respondent with
            {
                Musicianship = Same(
                    row, heading.Find("musicianship"), respondent.Musicianship,
                    row.Text(heading.Find("musicianship"))),
                PassedPractice = Same(
                    row, heading.Find("practice"), respondent.PassedPractice,
                    row.YesOrNo(heading.Find("practice"))),
                HeadphonesCorrect = Same(
                    row, heading.Find("headphones"), respondent.HeadphonesCorrect,
                    row.Whole(heading.Find("headphones"), 0, SurveyLimits.HeadphoneTrials)),
                IsFinished = Same(
                    row, heading.Find("finished"), respondent.IsFinished, row.YesOrNo(heading.Find("finished"))),
                PrintedScore = Same(
                    row, heading.Find("score"), respondent.PrintedScore,
                    row.Score(heading.Find("score"), items.Count)),
            };
            if (respondents.Count > SurveyResponses.MostRespondents)
            {
                throw new SurveyFormatException(
                    row.Line, 0, $"There are more than {SurveyResponses.MostRespondents} respondents.");
            }
        }

        return Responses.Of(
            [.. items.Select((item, i) => item with { Method = methods[i] })], [.. respondents.Values]);
    }

    private static void CheckHeading(CsvHeading heading)
    {
        foreach (var name in s_needed)
        {
            if (!heading.Has(name))
            {
                throw new SurveyFormatException(heading.Row.Line, 0, $"The column '{name}' is missing.");
            }
        }

        foreach (var (name, column) in heading.Columns)
        {
            if (!Columns.Concat(PassedOver).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw heading.Row.Wrong(
                    column, $"The column '{name}' is not known; known are {string.Join(", ", Columns)}.");
            }
        }
    }

    private static int Item(CsvRow row, int column, int items)
    {
        var text = row.Text(column) ?? "";
        var number = text.StartsWith("q", StringComparison.OrdinalIgnoreCase) ? text[1..] : text;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var item)
            && item >= 1 && item <= items
            ? item - 1
            : throw row.Wrong(column, $"'{text}' is no piece from 1 to {items}.");
    }

    private static SurveyAnswer? Answer(CsvHeading heading, CsvRow row, int items) =>
        row.Mood(heading.Find("answer")) is { } mood
            ? new SurveyAnswer(mood)
            {
                Position = row.Whole(heading.Find("position"), 1, items),
                Seconds = row.Seconds(heading.Find("seconds")),
                Confidence = row.Whole(heading.Find("confidence"), 0, MostSteps),
                Heard = row.YesOrNo(heading.Find("heard")),
                Known = row.YesOrNo(heading.Find("known")),
            }
            : null;

    // What a piece or a respondent has stands in each of its rows, and may be left out in some.
    private static T? Same<T>(CsvRow row, int column, T? before, T? now) =>
        before is null || now is null || EqualityComparer<T>.Default.Equals(before, now)
            ? now ?? before
            : throw row.Wrong(column, $"'{now}' contradicts '{before}' in an earlier row or in the key.");
}
