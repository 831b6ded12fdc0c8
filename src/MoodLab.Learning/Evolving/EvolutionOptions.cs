namespace MoodLab.Learning.Evolving;

/// <summary>How a generation follows from the one before. The values unless told are the study's.</summary>
public sealed record EvolutionOptions
{
    /// <summary>The fewest melodies that can be bred from.</summary>
    public const int MinParents = 2;

    /// <summary>The fewest melodies in a generation: the elites and a child.</summary>
    public const int MinPopulation = Elites + 1;

    /// <summary>The most melodies in a generation.</summary>
    public const int MaxPopulation = 100;

    /// <summary>The most bits that mutation may turn in a child.</summary>
    public const int MaxMutations = 64;

    /// <summary>The most stars that a melody can get; the fewest are none.</summary>
    public const int MaxStars = 5;

    /// <summary>How many of the best live on unchanged.</summary>
    public const int Elites = 2;

    /// <summary>Gets the melodies of a generation.</summary>
    /// <value>3 to 100; 10 unless told.</value>
    public int Population { get; init; } = 10;

    /// <summary>Gets how many times a bit of a child is chosen, with replacement, and perhaps turned.</summary>
    /// <value>0 to 64; 2 unless told.</value>
    public int Mutations { get; init; } = 2;

    /// <summary>Gets how likely a chosen bit is turned.</summary>
    /// <value>0 to 1; 0.5 unless told.</value>
    public double MutationProbability { get; init; } = 0.5;

    /// <summary>Gets whether melodies that were heard before are kept from coming again.</summary>
    public bool Distinct { get; init; } = true;

    /// <summary>Gets whether the published system's defects are kept, for comparison.</summary>
    /// <remarks>
    /// A rest swallows a tonic that follows; an odd population shrinks by one a generation; ratings are taken as they
    /// come, outside 0 to 5 too; and melodies may come twice.
    /// </remarks>
    public bool AsPublished { get; init; }

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it and its range.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Population), Population, MinPopulation, MaxPopulation);
        Ranges.Require(nameof(Mutations), Mutations, 0, MaxMutations);
        Ranges.Require(nameof(MutationProbability), MutationProbability, 0, 1);
    }
}
