using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Web.Components.Shared;

namespace MoodLab.Web.Surveys.Results;

/// <summary>Explains what makes answers doubtful.</summary>
internal static class FlagExplanations
{
    public static Explanation Of(ExclusionReport.Filter filter, double fastestSeconds)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (what, rule, source) = filter.Flag switch
        {
            AnswerDoubt.StraightLined => (
                "A respondent gave one and the same answer to every piece.",
                "four answers or more, all alike", (string?)null),
            AnswerDoubt.TooFast => (
                "An answer came sooner than a piece can be judged.",
                FormattableString.Invariant(
                    $"less than {fastestSeconds} s from the piece's page to the answer, by the server's clock"),
                null),
            AnswerDoubt.Unheard => (
                "A piece was judged without being heard as far as the survey demands.",
                "seconds heard, each once, below the survey's share of the piece's length", null),
            AnswerDoubt.FailedPractice => (
                "A respondent did not name the practice piece's mood.",
                "the answer to the practice piece is not its mood", null),
            AnswerDoubt.KnownPiece => (
                "A respondent knew the piece, and with it perhaps its mood.", "\"I know this piece\" was ticked", null),
            AnswerDoubt.FailedHeadphones => (
                "A respondent took the headphone test and did not pass it: perhaps they listened by loudspeakers.",
                "fewer than five of six trials right",
                "Woods et al., Headphone screening to facilitate web-based auditory experiments, 2017."),
            AnswerDoubt.Unfinished => (
                "A respondent left before the end.", "the last piece was not answered", null),
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Flag, "No such flag."),
        };
        return new Explanation(
            filter.Flag.Words(), what, rule, source,
            $"It concerns {ResultText.Count(filter.Respondents, "respondent")} and "
            + $"{ResultText.Count(filter.Removed, "answer")}. Without these alone, "
            + $"{ResultText.ExactPercent(filter.Mean)} of the others are right. A flag is a reason to look, no proof.");
    }
}
