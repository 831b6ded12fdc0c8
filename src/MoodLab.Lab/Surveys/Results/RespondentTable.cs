using System.Globalization;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>The table of respondents as studies print it.</summary>
internal static class RespondentTable
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    public static void Write(SurveyResponses responses, TextWriter writer)
    {
        CsvText.WriteRow(
            writer,
            [
                "respondent", .. Enumerable.Range(1, responses.Items.Count).Select(i => $"q{i.ToString(s_culture)}"),
                "correct", "score", "musicianship", "practice",
            ]);
        foreach (var of in responses.Respondents)
        {
            CsvText.WriteRow(
                writer,
                [
                    SafeCell.Guard(of.Id),
                    .. of.Answers.Select(answer => ((int?)answer?.Mood)?.ToString(s_culture) ?? ""),
                    AnswerQuality.Correct(responses, of).ToString(s_culture),
                    of.PrintedScore?.ToString(s_culture) ?? "",
                    SafeCell.Guard(of.Musicianship ?? ""),
                    of.PassedPractice switch { true => "yes", false => "no", _ => "" },
                ]);
        }
    }
}
