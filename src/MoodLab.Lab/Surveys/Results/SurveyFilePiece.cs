using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Results;

/// <summary>A piece of a survey.</summary>
/// <param name="Number">Its place in the key, from 1; 0 for the practice piece.</param>
/// <param name="Title">Its title, at most 100 characters.</param>
/// <param name="Mood">The mood that it was made for: the right answer.</param>
/// <param name="Method">How the mood was asked for, at most 64 characters; null where nobody said.</param>
/// <param name="Model">The model that composed it, at most 64 characters; null where nobody said.</param>
/// <param name="Seed">The seed that it was composed with; null where nobody said.</param>
/// <param name="Seconds">How long it sounds.</param>
/// <param name="Sha256">The SHA-256 of its MIDI file, in lower-case hexadecimal; null without sound.</param>
/// <param name="Midi">Its MIDI file; null without sound.</param>
public sealed record SurveyFilePiece(
    int Number,
    string Title,
    Mood Mood,
    string? Method,
    string? Model,
    int? Seed,
    double Seconds,
    string? Sha256,
    byte[]? Midi)
{
    /// <summary>Gets whether it was there to learn the page with, and is not judged.</summary>
    internal bool IsPractice => Number == 0;
}
