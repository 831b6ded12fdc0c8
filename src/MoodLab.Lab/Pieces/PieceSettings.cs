namespace MoodLab.Lab.Pieces;

/// <summary>The settings that reproduce a piece on the model that composed it.</summary>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Strength">How strongly the mood was pursued.</param>
/// <param name="Temperature">Sampling temperature.</param>
/// <param name="Seconds">The length that was asked for, in seconds.</param>
public sealed record PieceSettings(int Seed, double Strength, double Temperature, double Seconds);
