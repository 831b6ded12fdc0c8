using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>A piece of a survey, as its key has it.</summary>
/// <param name="Mood">The mood that it was made for: the right answer.</param>
/// <param name="Method">What made it, a method or a model; null where nobody said.</param>
public sealed record SurveyItem(Mood Mood, string? Method = null);
