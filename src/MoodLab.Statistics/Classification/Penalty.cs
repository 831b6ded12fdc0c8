namespace MoodLab.Statistics.Classification;

/// <summary>What keeps a logistic regression's weights small.</summary>
public enum Penalty
{
    /// <summary>The sum of magnitudes, which sets many weights to zero.</summary>
    L1,

    /// <summary>Half the sum of squares.</summary>
    L2,
}
