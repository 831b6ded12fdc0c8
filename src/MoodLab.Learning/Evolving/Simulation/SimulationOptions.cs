namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>How evolution is compared on simulated musicians.</summary>
public sealed record SimulationOptions
{
    /// <summary>The most seeds.</summary>
    public const int MaxSeeds = 1000;

    /// <summary>The smallest population: with fewer, the two that live on leave nothing to choose from.</summary>
    public const int MinPopulation = 4;

    /// <summary>The most ratings that a session may be given.</summary>
    public const int MaxRatings = 10_000;

    /// <summary>Gets how many musicians of each kind there are.</summary>
    /// <value>1 to 1,000; 50 unless told.</value>
    public int Seeds { get; init; } = 50;

    /// <summary>Gets the first of their seeds, which count on from there.</summary>
    /// <value>At least 0; 1 unless told.</value>
    public int FirstSeed { get; init; } = 1;

    /// <summary>Gets the melodies of a generation, in every arm.</summary>
    /// <value>4 to 100; the study's 10 unless told.</value>
    public int Population { get; init; } = 10;

    /// <summary>Gets after how many ratings a musician gives up; such a session counts with as many.</summary>
    /// <value>The population to 10,000; 400 unless told.</value>
    public int MostRatings { get; init; } = 400;

    /// <summary>Gets whether the classic as published takes part, too.</summary>
    public bool ComparesPublished { get; init; }

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it and its range.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Seeds), Seeds, 1, MaxSeeds);
        Ranges.Require(nameof(FirstSeed), FirstSeed, 0, int.MaxValue - MaxSeeds);
        Ranges.Require(nameof(Population), Population, MinPopulation, EvolutionOptions.MaxPopulation);
        Ranges.Require(nameof(MostRatings), MostRatings, Population, MaxRatings);
    }
}
