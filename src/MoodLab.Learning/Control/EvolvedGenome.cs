namespace MoodLab.Learning.Control;

/// <summary>What an evolution found.</summary>
/// <param name="Values">The fittest genome of all generations, [G], -1 to 1.</param>
/// <param name="Fitness">Its fitness.</param>
/// <param name="Evaluations">How many fitnesses were computed.</param>
/// <param name="BestByEpoch">The greatest fitness of each generation, the random one first.</param>
/// <param name="MeanByEpoch">The mean fitness of each generation, the random one first.</param>
public sealed record EvolvedGenome(
    IReadOnlyList<float> Values,
    double Fitness,
    int Evaluations,
    IReadOnlyList<double> BestByEpoch,
    IReadOnlyList<double> MeanByEpoch);
