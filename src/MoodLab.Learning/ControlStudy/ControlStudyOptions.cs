using MoodLab.Learning.Control;
using MoodLab.Learning.Sampling;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Which pieces the study of mood control composes.</summary>
public sealed record ControlStudyOptions
{
    // Of this many guided pieces the ranked arm keeps the one in which the probe hears the mood most.
    private const int RankedCandidates = 16;
    private const double RankedStrength = 5;

    private static readonly double[] s_guidedStrengths = [1.5, 2, 3, 5, 8];

    /// <summary>Gets what is compared, from no control to the most.</summary>
    public IReadOnlyList<ControlArm> Arms { get; init; } =
    [
        new(ControlMethod.None, 0),
        new(ControlMethod.Neurons, 1),
        new(ControlMethod.NeuronsZero, 1),
        new(ControlMethod.Conditioned, 1),
        .. s_guidedStrengths.Select(strength => new ControlArm(ControlMethod.Guided, strength)),
        new(ControlMethod.Guided, RankedStrength, Memory: 0),
        new(ControlMethod.Ranked, RankedStrength, RankedCandidates),
    ];

    /// <summary>Gets the pieces of each mood and arm, 1 to 10,000; 100 unless told.</summary>
    public int Pieces { get; init; } = 100;

    /// <summary>Gets the length in seconds of music, up to the next bar line; 30 unless told.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>Gets how words are drawn.</summary>
    /// <value>A temperature of 0.95 unless told, as visitors' pieces are composed.</value>
    public SamplerOptions Sampling { get; init; } = new() { Temperature = 0.95 };

    /// <summary>Gets the rows of a step, 2 to 1024; 64 unless told. The pieces do not depend on it.</summary>
    public int Rows { get; init; } = 64;

    /// <summary>Checks every number against its range; <see cref="PieceSampler"/> checks the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Pieces), Pieces, 1, 10_000);
        Ranges.Require(nameof(Rows), Rows, 2, 1024);
        foreach (var arm in Arms)
        {
            Ranges.Require(nameof(arm.Candidates), arm.Candidates, 1, 1000);
        }
    }
}
