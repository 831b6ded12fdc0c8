namespace MoodLab.Lab.Comparing;

/// <summary>What begins in a stretch of time.</summary>
/// <param name="Start">Where it begins, in seconds.</param>
/// <param name="Notes">How many notes begin in it.</param>
/// <param name="Velocity">Their mean velocity, 1 to 127; null without notes.</param>
public sealed record TimeSlice(double Start, int Notes, double? Velocity);
