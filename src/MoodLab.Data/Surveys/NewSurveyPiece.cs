using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>A piece that comes into a survey.</summary>
/// <param name="IsPractice">Whether it is the practice piece.</param>
/// <param name="Title">Its title, at most 100 characters.</param>
/// <param name="Mood">The mood that it was made for: the right answer.</param>
/// <param name="Method">How the mood was asked for, at most 64 characters; null where nobody said.</param>
/// <param name="Model">The model that composed it, at most 64 characters; null where nobody said.</param>
/// <param name="Seed">The seed that it was composed with; null where nobody said.</param>
/// <param name="Seconds">How long it sounds.</param>
/// <param name="Midi">A standard MIDI file; empty where there is no sound.</param>
public sealed record NewSurveyPiece(
    bool IsPractice,
    string Title,
    Mood Mood,
    string? Method,
    string? Model,
    int? Seed,
    double Seconds,
    byte[] Midi);
