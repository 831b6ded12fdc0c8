namespace MoodLab.Learning.Evolving;

/// <summary>How many stars a melody is expected to get.</summary>
/// <param name="Stars">The expectation, 0 to 5.</param>
/// <param name="Deviation">
/// The standard deviation of the stars about that expectation, the unevenness of ratings included; above 0.
/// </param>
public readonly record struct StarGuess(double Stars, double Deviation);
