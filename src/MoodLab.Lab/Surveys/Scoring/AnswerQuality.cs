namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Finds doubtful answers and filters them.</summary>
internal static class AnswerQuality
{
    // With fewer answers one and the same is no sign of anything.
    private const int LeastStraight = 4;

    // Five of six: Woods et al., "Headphone screening to facilitate web-based auditory experiments" (2017).
    private const int HeadphonesPassed = 5;

    /// <summary>All flags of a respondent.</summary>
    public static IReadOnlyList<AnswerDoubt> Flags(SurveyRespondent respondent, SurveyScoreOptions options) =>
        [.. Enum.GetValues<AnswerDoubt>().Where(flag => respondent.Answers.Any(
            answer => answer is not null && IsDoubtful(respondent, answer, flag, options)))];

    /// <summary>The flags of one answer; none without an answer.</summary>
    public static IEnumerable<AnswerDoubt> Flags(
        SurveyRespondent respondent, SurveyAnswer? answer, SurveyScoreOptions options) => answer is null
        ? []
        : Enum.GetValues<AnswerDoubt>().Where(flag => IsDoubtful(respondent, answer, flag, options));

    /// <summary>The respondents with doubtful answers taken away; nobody is taken away as a whole.</summary>
    public static SurveyResponses Filter(
        SurveyResponses responses, IReadOnlySet<AnswerDoubt> flags, SurveyScoreOptions options) => flags.Count == 0
        ? responses
        : new SurveyResponses(responses.Items, [.. responses.Respondents.Select(respondent => respondent with
        {
            Answers =
            [
                .. respondent.Answers.Select(answer =>
                    answer is null || flags.Any(flag => IsDoubtful(respondent, answer, flag, options)) ? null : answer),
            ],
        })]);

    /// <summary>Tells what each filter removes.</summary>
    public static ExclusionReport Report(
        SurveyResponses all, SurveyResponses kept, SurveyScoreOptions options)
    {
        var answers = Answers(all);
        return new ExclusionReport(
            answers, answers - Answers(kept),
            all.Respondents.Count(HasAnswers) - kept.Respondents.Count(HasAnswers),
            [.. Enum.GetValues<AnswerDoubt>().Select(flag =>
            {
                var without = Filter(all, new HashSet<AnswerDoubt> { flag }, options);
                var left = Answers(without);
                return new ExclusionReport.Filter(
                    flag, options.Exclude.Contains(flag),
                    all.Respondents.Count(of => Flags(of, options).Contains(flag)), answers - left,
                    left == 0 ? null : (double)without.Respondents.Sum(of => Correct(without, of)) / left);
            })]);
    }

    /// <summary>Whether a respondent has an answer at all.</summary>
    public static bool HasAnswers(SurveyRespondent respondent) => respondent.Answers.Any(answer => answer is not null);

    /// <summary>How many answers of a respondent are right.</summary>
    public static int Correct(SurveyResponses responses, SurveyRespondent respondent) =>
        respondent.Answers.Zip(responses.Items).Count(of => of.First?.Mood == of.Second.Mood);

    private static int Answers(SurveyResponses responses) =>
        responses.Respondents.Sum(of => of.Answers.Count(answer => answer is not null));

    private static bool IsDoubtful(
        SurveyRespondent respondent, SurveyAnswer answer, AnswerDoubt flag, SurveyScoreOptions options) => flag switch
        {
            AnswerDoubt.StraightLined => IsStraight(respondent),
            AnswerDoubt.TooFast => answer.Seconds < options.FastestSeconds,
            AnswerDoubt.Unheard => answer.Heard == false,
            AnswerDoubt.FailedPractice => respondent.PassedPractice == false,
            AnswerDoubt.KnownPiece => answer.Known == true,
            AnswerDoubt.FailedHeadphones => respondent.HeadphonesCorrect < HeadphonesPassed,
            AnswerDoubt.Unfinished => respondent.IsFinished == false,
            _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "No such flag."),
        };

    private static bool IsStraight(SurveyRespondent respondent)
    {
        var moods = respondent.Answers.OfType<SurveyAnswer>().Select(answer => answer.Mood).ToList();
        return moods.Count >= LeastStraight && moods.Distinct().Count() == 1;
    }
}
