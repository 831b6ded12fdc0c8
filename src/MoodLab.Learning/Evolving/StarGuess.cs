namespace MoodLab.Learning.Evolving;

/// <summary>How many stars a melody is expected to get.</summary>
/// <param name="Stars">The expectation, 0 to 5.</param>
/// <param name="Deviation">The standard deviation of that expectation, in stars, above 0.</param>
public readonly record struct StarGuess(double Stars, double Deviation);
