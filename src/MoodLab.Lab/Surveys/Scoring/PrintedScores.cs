namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>What the source of the answers printed, beside what its answers say.</summary>
/// <param name="Respondents">For how many respondents it printed a score.</param>
/// <param name="Correct">The sum of the printed scores.</param>
/// <param name="Mean">The same by their answers; null without answers.</param>
/// <param name="Differences">Where it differs from what the answers say.</param>
public sealed record PrintedScores(
    int Respondents, int Correct, double? Mean, IReadOnlyList<PrintedScores.Difference> Differences)
{
    /// <summary>A score that differs.</summary>
    /// <param name="Respondent">Whose.</param>
    /// <param name="Printed">What was printed.</param>
    /// <param name="Correct">What the answers say.</param>
    public sealed record Difference(string Respondent, int Printed, int Correct);
}
