namespace MoodLab.Music.Scores;

/// <summary>A key signature that holds from a tick on.</summary>
/// <param name="Tick">Where it begins, in ticks from the start of the score.</param>
/// <param name="Sharps">Sharps (positive) or flats (negative), -7 to 7.</param>
/// <param name="IsMinor">Whether the key is the minor one with that signature.</param>
public readonly record struct KeySignature(long Tick, int Sharps, bool IsMinor);
