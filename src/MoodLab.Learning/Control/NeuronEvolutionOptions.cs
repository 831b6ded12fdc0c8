namespace MoodLab.Learning.Control;

/// <summary>How values of neurons are evolved.</summary>
public sealed record NeuronEvolutionOptions
{
    /// <summary>Gets N, the genomes of a generation.</summary>
    /// <value>2 to 10,000; 16 unless told (10 in the mood study).</value>
    public int Population { get; init; } = 16;

    /// <summary>Gets how many generations follow the first, which is random.</summary>
    /// <value>0 to 10,000; 16 unless told (10 in the study).</value>
    public int Epochs { get; init; } = 16;

    /// <summary>Gets how a child comes by its genes.</summary>
    /// <value><see cref="Crossover.Uniform"/> unless told.</value>
    public Crossover Crossover { get; init; }

    /// <summary>Gets how likely a gene of a child is drawn anew.</summary>
    /// <value>0 to 1; 0.1 as in the study.</value>
    public double MutationRate { get; init; } = 0.1;

    /// <summary>Gets the share of the best genomes that live on unchanged, rounded up.</summary>
    /// <value>0 to below 1; 0.1 as in the study's instructions.</value>
    public double EliteShare { get; init; } = 0.1;

    /// <summary>Gets the seed of every random choice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Population), Population, 2, 10_000);
        Ranges.Require(nameof(Epochs), Epochs, 0, 10_000);
        Ranges.Require(nameof(MutationRate), MutationRate, 0, 1);
        Ranges.Require(nameof(EliteShare), EliteShare, 0, 0.99);
    }
}
