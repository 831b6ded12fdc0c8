using MoodLab.Music.Moods;

namespace MoodLab.Lab.Pieces;

/// <summary>What the library shows of a piece.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Title">Its name, given by the composer's page or by its owner.</param>
/// <param name="Mood">The mood that it was composed for.</param>
/// <param name="Method">How the mood was pursued, for example <c>guided</c>.</param>
/// <param name="Model">The model that composed it.</param>
/// <param name="ModelSha256">SHA-256 of the model's weights in lower-case hexadecimal.</param>
/// <param name="Settings">What reproduces it on that model.</param>
/// <param name="IsKept">Whether it was kept; a draft otherwise.</param>
/// <param name="KeptAt">When it was kept, or composed where it is a draft, in UTC.</param>
/// <param name="Seconds">Length in seconds of music.</param>
/// <param name="Notes">The notes, for the miniature roll.</param>
public sealed record PieceCard(
    Guid Id,
    string Title,
    Mood Mood,
    string Method,
    string Model,
    string ModelSha256,
    PieceSettings Settings,
    bool IsKept,
    DateTime KeptAt,
    double Seconds,
    IReadOnlyList<PieceNote> Notes);
