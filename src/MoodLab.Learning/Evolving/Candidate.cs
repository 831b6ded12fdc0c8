namespace MoodLab.Learning.Evolving;

/// <summary>A melody of a generation that the next one is bred from.</summary>
/// <param name="Genome">Its genome.</param>
/// <param name="Stars">
/// How much it was liked, 0 to 5; a fraction where it is a guess. Only the system as published takes other numbers.
/// </param>
public readonly record struct Candidate(Genome Genome, double Stars);
