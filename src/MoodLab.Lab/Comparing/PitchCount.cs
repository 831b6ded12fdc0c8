namespace MoodLab.Lab.Comparing;

/// <summary>How many notes one pitch has.</summary>
/// <param name="Pitch">MIDI pitch, 0 to 127.</param>
/// <param name="Name">Its scientific name: <c>C4</c> is middle C.</param>
/// <param name="Notes">The notes, at least 1.</param>
public sealed record PitchCount(int Pitch, string Name, int Notes);
