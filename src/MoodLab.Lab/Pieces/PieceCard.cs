using MoodLab.Music.Moods;

namespace MoodLab.Lab.Pieces;

/// <summary>What the library shows of a kept piece.</summary>
/// <param name="Id">The piece.</param>
/// <param name="Title">Its name, given by the composer's page or by its owner.</param>
/// <param name="Mood">The mood that it was composed for.</param>
/// <param name="Method">How the mood was pursued, for example <c>guided</c>.</param>
/// <param name="Model">The model that composed it.</param>
/// <param name="Settings">What reproduces it: seed, strength, temperature and requested length.</param>
/// <param name="KeptAt">When it was kept, in UTC.</param>
/// <param name="Seconds">Length in seconds of music.</param>
/// <param name="Notes">The notes, for the miniature roll.</param>
public sealed record PieceCard(
    Guid Id,
    string Title,
    Mood Mood,
    string Method,
    string Model,
    PieceSettings Settings,
    DateTime KeptAt,
    double Seconds,
    IReadOnlyList<PieceNote> Notes);
