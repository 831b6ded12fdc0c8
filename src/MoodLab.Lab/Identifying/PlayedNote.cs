namespace MoodLab.Lab.Identifying;

/// <summary>A note as it was played on a keyboard.</summary>
/// <param name="Pitch">The MIDI pitch.</param>
/// <param name="Velocity">How hard it was pressed, 1 to 127.</param>
/// <param name="Start">When, in seconds of any clock.</param>
/// <param name="Duration">How long it was held, in seconds.</param>
public readonly record struct PlayedNote(int Pitch, int Velocity, double Start, double Duration);
