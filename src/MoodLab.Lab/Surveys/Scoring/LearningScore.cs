namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Whether respondents grew better over the session.</summary>
/// <param name="Slope">Change of the log odds of a right answer from one place to the next, apart from which pieces
/// came late; null where the fit does not exist.</param>
/// <param name="Interval">Its 95 % interval, robust to respondents who differ; null likewise.</param>
/// <param name="PValue">How often places exchanged within each respondent give as much, of either sign.</param>
public sealed record LearningScore(double? Slope, IReadOnlyList<double>? Interval, double PValue);
