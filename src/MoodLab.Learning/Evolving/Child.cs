namespace MoodLab.Learning.Evolving;

/// <summary>A melody of the next generation.</summary>
/// <param name="Genome">Its genome.</param>
/// <param name="Origin">How it came about.</param>
/// <param name="FirstParent">The first parent's place in the generation before; null where it has none.</param>
/// <param name="SecondParent">The second one's; null where it has none.</param>
/// <param name="Guess">How many stars it was expected to get; null where nothing was expected.</param>
public sealed record Child(
    Genome Genome, Origin Origin, int? FirstParent = null, int? SecondParent = null, StarGuess? Guess = null);
