namespace MoodLab.Music.Metrics;

/// <summary>How the counts of a matrix of transitions are scaled.</summary>
public enum TransitionScale
{
    /// <summary>Not at all.</summary>
    Counts,

    /// <summary>Every row sums to 1; a row without transitions stays 0.</summary>
    Rows,

    /// <summary>The whole sums to 1; a matrix without transitions stays 0.</summary>
    Whole,
}
