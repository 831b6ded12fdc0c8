using MoodLab.Music.Moods;

namespace MoodLab.Data.Pieces;

/// <summary>A stored piece.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Title">Its title.</param>
/// <param name="Mood">The mood that it was composed for.</param>
/// <param name="Method">How the mood was pursued.</param>
/// <param name="Model">The model that composed it.</param>
/// <param name="ModelSha256">SHA-256 of the model's weights in lower-case hexadecimal.</param>
/// <param name="Precision">How the weights were stored while composing.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Strength">How strongly the mood was pursued.</param>
/// <param name="Temperature">Sampling temperature.</param>
/// <param name="Memory">How readily it came back to what it had played before.</param>
/// <param name="RequestedSeconds">The length that was asked for, in seconds.</param>
/// <param name="Seconds">The length that it came to, in seconds.</param>
/// <param name="CreatedAt">When it was composed, in UTC.</param>
/// <param name="KeptAt">When it was kept, in UTC; null while it is a draft.</param>
/// <param name="Midi">The MIDI file.</param>
public sealed record PieceRecord(
    Guid Id,
    string Title,
    Mood Mood,
    string Method,
    string Model,
    string ModelSha256,
    string Precision,
    int Seed,
    double Strength,
    double Temperature,
    double Memory,
    double RequestedSeconds,
    double Seconds,
    DateTime CreatedAt,
    DateTime? KeptAt,
    byte[] Midi);
