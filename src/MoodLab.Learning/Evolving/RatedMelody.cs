namespace MoodLab.Learning.Evolving;

/// <summary>A melody that a musician has heard and rated.</summary>
/// <param name="Melody">The melody.</param>
/// <param name="Stars">What it got, 0 to 5.</param>
public readonly record struct RatedMelody(Melody Melody, double Stars);
