using System.Text.Json.Serialization;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys;

/// <summary>A piece of the demo survey.</summary>
/// <param name="File">Its MIDI file in the folder.</param>
/// <param name="IsPractice">Whether it is the practice piece.</param>
/// <param name="Mood">The mood that it was composed for.</param>
/// <param name="Method">How the mood was pursued.</param>
/// <param name="Strength">How strongly.</param>
/// <param name="Seed">The seed of every random choice.</param>
/// <param name="Seconds">How long it sounds.</param>
/// <param name="Judged">How sure the judge is that it sounds like its mood, 0 to 1.</param>
/// <param name="Sha256">Its SHA-256, in lower-case hexadecimal.</param>
public sealed record DemoPiece(
    string File, bool IsPractice, Mood Mood, string Method, double Strength, int Seed, double Seconds, double Judged,
    string Sha256)
{
    /// <summary>Gets its title, for researchers.</summary>
    [JsonIgnore]
    public string Title => FormattableString.Invariant($"{Mood.Title()} {Seed}");
}
