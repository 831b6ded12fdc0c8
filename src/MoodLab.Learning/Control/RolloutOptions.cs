using MoodLab.Learning.Sampling;

namespace MoodLab.Learning.Control;

/// <summary>Which beginnings of pieces are composed to measure values of neurons.</summary>
public sealed record RolloutOptions
{
    /// <summary>Gets B, how many beginnings are composed side by side.</summary>
    /// <value>1 to 1024; 32 unless told (30 in the mood study).</value>
    public int Rollouts { get; init; } = 32;

    /// <summary>Gets the words of a beginning.</summary>
    /// <value>1 to 100,000; 128 unless told (64 in the study), about ten seconds of music.</value>
    public int Words { get; init; } = 128;

    /// <summary>Gets how words are drawn.</summary>
    /// <value>A temperature of 0.95 unless told, as pieces are composed.</value>
    public SamplerOptions Sampling { get; init; } = new() { Temperature = 0.95 };

    /// <summary>Gets the seed of the first beginning; the others take the numbers that follow.</summary>
    /// <remarks>The same for every genome, so that they are compared on equal terms.</remarks>
    public ulong Seed { get; init; } = 1_000_000;

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Rollouts), Rollouts, 1, 1024);
        Ranges.Require(nameof(Words), Words, 1, 100_000);
    }
}
