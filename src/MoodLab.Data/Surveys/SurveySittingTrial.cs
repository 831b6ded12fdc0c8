namespace MoodLab.Data.Surveys;

/// <summary>A piece at its place, as a participant meets it.</summary>
/// <param name="Token">The name by which their browser knows it: random, and nobody else's.</param>
/// <param name="Trial">The place, and the answer once there is one.</param>
public sealed record SurveySittingTrial(string Token, SurveyTrialRecord Trial);
