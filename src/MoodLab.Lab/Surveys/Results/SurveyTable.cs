using System.Globalization;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>
/// The answers to a survey as a tidy table: comma-separated values (RFC 4180, UTF-8) with a row for each respondent and
/// piece. <see cref="SurveyCsv"/> reads it; with the same key the score is the same to the last digit.
/// </summary>
/// <remarks>Pilots stand in it only while the survey is piloted: whoever reads the file scores all that is there. Text
/// that a spreadsheet would take for a formula has an apostrophe in front, which reading takes off.</remarks>
public static class SurveyTable
{
    private const string YesNo = "yes, no";
    private const string Time = "UTC, as 2026-11-21T19:30:00.0000000Z";
    private const string WhereTold = "empty where not told";

    private static readonly SurveyScoreOptions s_usual = new();

    /// <summary>Gets the columns in their order.</summary>
    public static IReadOnlyList<SurveyColumn> Columns { get; } =
    [
        Column("respondent", "Who answered; no person's name.", "", "text", row => row.Of.Name),
        Column("item", "The piece's place in the key.", "", "1 to the number of pieces", row => row.Piece.Number),
        Column(
            "answer", "The mood that was heard.", "",
            "0 depressed, 1 calm, 2 angry, 3 delighted; empty where there is none", row => (int?)row.Answer?.Mood),
        Column(
            "mood", "The mood that the piece was made for: the right answer.", "",
            "depressed, calm, angry, delighted", row => row.Piece.Mood.Name()),
        Column(
            "correct", "Whether the answer is right.", "", YesNo + "; empty without an answer",
            row => row.Answer is { } answer ? answer.Mood == row.Piece.Mood : null),
        Column("title", "The piece's title.", "", "text", row => row.Piece.Title),
        Column("method", "How the mood was asked for.", "", "text; empty where unknown", row => row.Piece.Method),
        Column("model", "The model that composed the piece.", "", "text; empty where unknown", row => row.Piece.Model),
        Column(
            "piece_seed", "The seed that it was composed with.", "", "whole number; empty where unknown",
            row => row.Piece.Seed),
        Column("piece_seconds", "How long it sounds.", "s", "from 0; 0 where unknown", row => row.Piece.Seconds),
        Column(
            "position", "The place at which the respondent met the piece.", "",
            "1 to the number of pieces; empty where unknown", row => row.Trial?.Position),
        Column(
            "seconds", "The time from the piece's page to the answer.", "s", "from 0; empty where unknown",
            row => row.Trial?.Seconds),
        Column(
            "confidence", "How sure the respondent was.", "", "1 (not at all) to 5 (quite); " + WhereTold,
            row => row.Trial?.Confidence),
        Column(
            "valence", "How pleasant the piece seemed.", "", "-1 to 1; " + WhereTold, row => row.Trial?.Valence),
        Column(
            "arousal", "How stirring the piece seemed.", "", "-1 to 1; " + WhereTold, row => row.Trial?.Arousal),
        Column(
            "known", "Whether the respondent knew the piece.", "", YesNo + "; empty where it was not met",
            row => row.Trial?.Known),
        Column("comment", "What the respondent wrote about it.", "", "text", row => row.Trial?.Comment),
        Column("plays", "How many times it was started.", "", "from 0", row => row.Trial?.Plays),
        Column(
            "heard_seconds", "How much of it was heard, each second counted once.", "s", "from 0",
            row => row.Trial?.HeardSeconds),
        Column(
            "heard", "Whether it was heard as far as the survey demands.", "", YesNo + "; empty where unknown",
            row => row.Trial?.Heard),
        Column("refocuses", "How many times the page lost the focus.", "", "from 0", row => row.Trial?.Refocuses),
        Column("shown_at", "When the piece's page was shown first.", "", Time, row => row.Trial?.ShownAt),
        Column("answered_at", "When it was answered first.", "", Time, row => row.Trial?.AnsweredAt),
        Column("number", "How many started up to the respondent.", "", "from 1", row => row.Of.Number),
        Column("panel_id", "What the panel calls the respondent.", "", "text", row => row.Of.PanelId),
        Column("started_at", "When the respondent agreed to take part.", "", Time, row => row.Of.StartedAt),
        Column("finished", "Whether the respondent came to the end.", "", YesNo, row => row.Of.FinishedAt is not null),
        Column("finished_at", "When the respondent came to the end.", "", Time, row => row.Of.FinishedAt),
        Column(
            "consent_version", "The version of the text that was agreed to.", "", "whole number",
            row => row.Of.ConsentVersion),
        Column(
            "consent_hash", "SHA-256 of that text.", "", "64 hexadecimal digits; empty where unknown",
            row => row.Of.ConsentHash),
        Column("consent_at", "When it was agreed to.", "", Time, row => row.Of.ConsentAt),
        Column(
            "age_band", "Between which ages the respondent is.", "years", "text; " + WhereTold, row => row.Of.AgeBand),
        Column(
            "musicianship", "The group by musicianship_mean: low below 3, medium below 5, high from 5; or the group "
            + "that the source of imported answers named.", "", "low, medium, high or text; " + WhereTold,
            row => row.Respondent.Musicianship),
        Column(
            "musicianship_mean",
            "The mean of the answers on musical training, in our own words after the training scale of the Gold-MSI.",
            "", "1 to 7; " + WhereTold,
            row => row.Of.Musicianship),
        Column(
            "playback_device", "What the respondent listened with.", "", "text; " + WhereTold,
            row => row.Of.PlaybackDevice),
        Column(
            "headphones", "How many of the six trials of the headphone test were right; five pass.", "",
            "0 to 6; empty where not taken", row => row.Of.HeadphonesCorrect),
        Column(
            "level", "The level that the respondent set.", "%", "0 to 100; empty where not set", row => row.Of.Level),
        Column(
            "practice", "Whether the answer to the practice piece was right.", "",
            YesNo + "; empty where there was none", row => row.Of.PassedPractice),
        Column("order_seed", "The seed of the respondent's order.", "", "whole number", row => row.Of.OrderSeed),
        Column(
            "score", "How many answers the source of imported answers printed as right, whatever they say.", "",
            "0 to the number of pieces; empty where it printed nothing", row => row.Of.PrintedScore),
        Column(
            "flags", "What is doubtful about the answer.", "",
            string.Join(", ", AnswerDoubts.Names) + ", with spaces between",
            row => string.Join(' ', AnswerQuality.Flags(row.Respondent, row.Answer, s_usual).Select(of => of.Name()))),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="survey">The survey.</param>
    /// <param name="writer">Takes the text; lines end with a line feed.</param>
    public static void Write(SurveyFile survey, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentNullException.ThrowIfNull(writer);
        CsvText.WriteRow(writer, Columns.Select(column => column.Name));
        var judged = survey.Judged;
        foreach (var of in survey.Counted)
        {
            var respondent = of.ToRespondent(judged.Count);
            var trials = of.Trials.ToDictionary(trial => trial.Piece);
            foreach (var piece in judged)
            {
                SurveyRow row = new(of, respondent, piece, trials.GetValueOrDefault(piece.Number));
                CsvText.WriteRow(writer, Columns.Select(column => Text(column.Value(row))));
            }
        }
    }

    private static SurveyColumn Column(
        string name, string meaning, string unit, string values, Func<SurveyRow, object?> value) =>
        new(name, meaning, unit, values, value);

    // Numbers as they are, a minus included: only text can be a formula.
    private static string Text(object? value) => value switch
    {
        null => "",
        bool isTrue => isTrue ? "yes" : "no",
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => SafeCell.Guard(value.ToString()!),
    };
}
