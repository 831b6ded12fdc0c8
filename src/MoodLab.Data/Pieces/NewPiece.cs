using MoodLab.Music.Moods;

namespace MoodLab.Data.Pieces;

/// <summary>A piece as it comes from the composer.</summary>
public sealed record NewPiece
{
    /// <summary>Gets whose piece it is, at most 64 characters.</summary>
    public required string Owner { get; init; }

    /// <summary>Gets its first title, at most 100 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the mood that it was composed for.</summary>
    public required Mood Mood { get; init; }

    /// <summary>Gets how the mood was pursued, at most 64 characters.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the name of the model, at most 64 characters.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the SHA-256 of the model's weights in lower-case hexadecimal.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>Gets how the model's weights were stored while it composed, at most 16 characters.</summary>
    public required string Precision { get; init; }

    /// <summary>Gets the seed of every random choice.</summary>
    public required int Seed { get; init; }

    /// <summary>Gets how strongly the mood was pursued.</summary>
    public required double Strength { get; init; }

    /// <summary>Gets the sampling temperature.</summary>
    public required double Temperature { get; init; }

    /// <summary>Gets how readily it came back to what it had played before, at least 0.</summary>
    public required double Memory { get; init; }

    /// <summary>Gets the length that was asked for, in seconds.</summary>
    public required double RequestedSeconds { get; init; }

    /// <summary>Gets the length that it came to, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the number of notes.</summary>
    public required int NoteCount { get; init; }

    /// <summary>Gets the MIDI file.</summary>
    public required byte[] Midi { get; init; }

    /// <summary>Gets the SHA-256 of the MIDI file in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
}
