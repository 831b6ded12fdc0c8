using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>What a survey tells at a moment.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="File">Its pieces and answers.</param>
/// <param name="Score">What they come to.</param>
public sealed record SurveyResult(SurveyRecord Survey, SurveyFile File, SurveyScore Score);
