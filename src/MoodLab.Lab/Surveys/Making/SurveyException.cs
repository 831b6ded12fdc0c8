namespace MoodLab.Lab.Surveys.Making;

/// <summary>A survey cannot do what was asked; the message, for researchers, says why and what to do.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class SurveyException(string message) : Exception(message);
