namespace MoodLab.Learning.Control;

/// <summary>How far an evolution has come.</summary>
/// <param name="Epoch">The generation, 0 being the random one.</param>
/// <param name="Genome">How many genomes of it are measured, 1 to N.</param>
/// <param name="Evaluations">How many fitnesses have been computed in all.</param>
/// <param name="Best">The greatest fitness so far.</param>
public readonly record struct EvolutionProgress(int Epoch, int Genome, int Evaluations, double Best);
