using MoodLab.Music.Moods;

namespace MoodLab.Data.Pieces;

/// <summary>A composed piece: its file and all that reproduces it.</summary>
internal sealed class Piece : IVersioned
{
    public const int MaxTitle = 100;
    public const int MaxName = 64;
    public const int MaxPrecision = 16;

    public Guid Id { get; set; }

    public Guid Version { get; set; }

    public required string Owner { get; set; }

    public required string Title { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Null while the piece is a draft.</summary>
    public DateTime? KeptAt { get; set; }

    /// <summary>Set once the owner removed the piece; it can be restored.</summary>
    public DateTime? RemovedAt { get; set; }

    public Mood Mood { get; set; }

    public required string Method { get; set; }

    public required string Model { get; set; }

    /// <summary>SHA-256 of the model's weights, so that a later model of the same name is told apart.</summary>
    public required string ModelSha256 { get; set; }

    /// <summary>How the weights were stored while composing: other bits compose other pieces.</summary>
    public required string Precision { get; set; }

    public int Seed { get; set; }

    public double Strength { get; set; }

    public double Temperature { get; set; }

    public double Memory { get; set; }

    public double RequestedSeconds { get; set; }

    public double Seconds { get; set; }

    public int NoteCount { get; set; }

    public required byte[] Midi { get; set; }

    public required string Sha256 { get; set; }
}
