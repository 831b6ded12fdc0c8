using MoodLab.Music.Moods;

namespace MoodLab.Data.Surveys;

/// <summary>A piece of a survey. It tells the key: nothing of it but the sound may reach a listener.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Number">Its place in the key, from 0; -1 for the practice piece.</param>
/// <param name="IsPractice">Whether it is the practice piece.</param>
/// <param name="Title">Its title.</param>
/// <param name="Mood">The mood that it was made for: the right answer.</param>
/// <param name="Method">How the mood was asked for; null where nobody said.</param>
/// <param name="Model">The model that composed it; null where nobody said.</param>
/// <param name="Seed">The seed that it was composed with; null where nobody said.</param>
/// <param name="Seconds">How long it sounds.</param>
/// <param name="Midi">A standard MIDI file; empty where the survey was imported without sound.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal.</param>
public sealed record SurveyPieceRecord(
    Guid Id,
    int Number,
    bool IsPractice,
    string Title,
    Mood Mood,
    string? Method,
    string? Model,
    int? Seed,
    double Seconds,
    byte[] Midi,
    string Sha256);
