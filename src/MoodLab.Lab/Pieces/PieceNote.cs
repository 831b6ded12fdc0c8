namespace MoodLab.Lab.Pieces;

/// <summary>A note as pages draw it.</summary>
/// <param name="Start">Onset in seconds.</param>
/// <param name="Duration">Length in seconds.</param>
/// <param name="Pitch">MIDI pitch, 0 to 127.</param>
/// <param name="Velocity">MIDI velocity, 1 to 127.</param>
public readonly record struct PieceNote(double Start, double Duration, int Pitch, int Velocity);
