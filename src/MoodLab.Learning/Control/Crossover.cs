namespace MoodLab.Learning.Control;

/// <summary>How a child comes by its genes.</summary>
public enum Crossover
{
    /// <summary>Each gene is that of one parent, by the toss of a coin.</summary>
    Uniform,

    /// <summary>Each gene is the mean of both parents' ones, as in the mood study.</summary>
    Average,
}
