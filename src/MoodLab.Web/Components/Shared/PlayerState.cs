namespace MoodLab.Web.Components.Shared;

/// <summary>What the browser tells about the sound, at most four times a second.</summary>
/// <param name="Playing">Whether it sounds.</param>
/// <param name="Position">Where it is, in seconds of music.</param>
/// <param name="Duration">The length so far, in seconds of music.</param>
/// <param name="Sound">off, loading, blocked (until the next click), ready or failed.</param>
/// <param name="SoundProgress">The share of the sounds that has been loaded, 0 to 1.</param>
/// <param name="Error">Why there is no sound, or empty.</param>
public readonly record struct PlayerState(
    bool Playing, double Position, double Duration, string? Sound, double SoundProgress, string? Error);
