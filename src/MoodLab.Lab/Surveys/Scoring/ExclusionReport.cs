namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>What filters remove, and what would come out without it.</summary>
/// <param name="Answers">All answers before any filter.</param>
/// <param name="Removed">How many of them the chosen filters removed together.</param>
/// <param name="RemovedRespondents">How many respondents they left without an answer.</param>
/// <param name="Filters">Each filter alone, chosen or not.</param>
public sealed record ExclusionReport(
    int Answers, int Removed, int RemovedRespondents, IReadOnlyList<ExclusionReport.Filter> Filters)
{
    /// <summary>A filter alone.</summary>
    /// <param name="Flag">What it removes.</param>
    /// <param name="IsChosen">Whether it was asked for.</param>
    /// <param name="Respondents">How many respondents it concerns.</param>
    /// <param name="Removed">How many answers it removes.</param>
    /// <param name="Mean">The share of right answers among all others; null where none are left.</param>
    public sealed record Filter(AnswerDoubt Flag, bool IsChosen, int Respondents, int Removed, double? Mean);
}
