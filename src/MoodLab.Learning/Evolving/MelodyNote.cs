namespace MoodLab.Learning.Evolving;

/// <summary>A note or a rest of a melody.</summary>
/// <param name="Degree">The degree of the scale, 0 (the tonic) to 7; 0 for a rest.</param>
/// <param name="Rests">Whether it is a rest.</param>
/// <param name="Slot">Where it begins, in slots.</param>
/// <param name="Slots">How long it is, in slots, at least 1.</param>
public readonly record struct MelodyNote(int Degree, bool Rests, int Slot, int Slots);
