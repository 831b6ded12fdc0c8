namespace MoodLab.Web.Evolving;

/// <summary>How melodies are heard, as <c>client/src/evolve.ts</c> is told.</summary>
/// <param name="Rate">The speed, 0.5 to 2; 1 is as written.</param>
/// <param name="Instrument"><c>piano</c>, <c>study</c>, <c>organ</c> or <c>marimba</c>.</param>
/// <param name="Metronome">Whether the beats are heard.</param>
/// <param name="Hover">Whether a mouse that rests on a roll previews it.</param>
/// <param name="Volume">The loudness, 0 to 1.</param>
public sealed record PlayingOptions(
    double Rate = 1, string Instrument = "piano", bool Metronome = false, bool Hover = true, double Volume = 0.8);
