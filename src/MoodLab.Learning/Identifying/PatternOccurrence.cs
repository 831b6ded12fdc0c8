namespace MoodLab.Learning.Identifying;

/// <summary>A pattern at its place.</summary>
/// <param name="Key">The hash of its family and what it consists of; equal patterns have equal keys.</param>
/// <param name="Family">What it is made of.</param>
/// <param name="Moment">Where it begins: the number of the moment in <see cref="Moments"/>.</param>
public readonly record struct PatternOccurrence(uint Key, PatternFamily Family, int Moment);
