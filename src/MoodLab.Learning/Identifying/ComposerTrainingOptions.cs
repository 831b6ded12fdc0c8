namespace MoodLab.Learning.Identifying;

/// <summary>How a model of composers is taught. The same options and pieces give the same model.</summary>
public sealed record ComposerTrainingOptions
{
    /// <summary>Gets in how many pieces a pattern must be to be known.</summary>
    public int LeastPieces { get; init; } = 3;

    /// <summary>Gets how many patterns are known at most, those in the most pieces.</summary>
    public int MostPatterns { get; init; } = 65_536;

    /// <summary>Gets the weight of the pieces against the penalty.</summary>
    public double C { get; init; } = 1;

    /// <summary>Gets the fragments of each piece that are taught besides the whole piece.</summary>
    public int Fragments { get; init; } = 4;

    /// <summary>Gets whether composers with too few pieces are taught as "none of these".</summary>
    public bool KnowsNone { get; init; } = true;

    /// <summary>Gets the seed.</summary>
    public int Seed { get; init; } = 1;
}
