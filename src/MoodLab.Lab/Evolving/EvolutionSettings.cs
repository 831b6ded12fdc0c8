using MoodLab.Learning.Evolving;

namespace MoodLab.Lab.Evolving;

/// <summary>How melodies are grown in a session.</summary>
public sealed record EvolutionSettings
{
    /// <summary>Gets what a melody is. It stays what it is for the whole session, but for the tempo.</summary>
    public MelodySettings Melody { get; init; } = new();

    /// <summary>Gets how a generation follows from the one before.</summary>
    public EvolutionOptions Breeding { get; init; } = new();

    /// <summary>Gets the seed of every random choice.</summary>
    /// <value>At least 0.</value>
    public int Seed { get; init; }

    /// <summary>Gets whether what the stars tell of the musician's taste is made use of.</summary>
    public bool UsesTaste { get; init; } = true;

    /// <summary>Gets how loosely melodies are played: by a machine at 0, by easy hands at 1.</summary>
    /// <value>0 to 1; 0 unless told.</value>
    public double Looseness { get; init; }

    /// <summary>Gets what children keep of a melody; null where they may change in everything.</summary>
    public EvolutionLock? Lock { get; init; }

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it and its range.</exception>
    public void Validate()
    {
        Melody.Validate();
        Breeding.Validate();
        ArgumentOutOfRangeException.ThrowIfNegative(Seed);
        if (!(Looseness >= 0 && Looseness <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Looseness), Looseness, $"{nameof(Looseness)} must lie between 0 and 1.");
        }
    }
}
