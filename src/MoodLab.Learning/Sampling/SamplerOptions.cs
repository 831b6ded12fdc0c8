namespace MoodLab.Learning.Sampling;

/// <summary>How the next word is drawn from a network's prediction.</summary>
public sealed record SamplerOptions
{
    /// <summary>Gets the temperature by which logits are divided.</summary>
    /// <value>Above 0; 1 unless told.</value>
    public double Temperature { get; init; } = 1;

    /// <summary>Gets how many of the likeliest words take part (Fan et al., "Hierarchical Neural Story Generation",
    /// 2018); 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Gets the probability mass that takes part (Holtzman et al., "The Curious Case of Neural Text
    /// Degeneration", 2020); 1 for all.</summary>
    public double TopP { get; init; } = 1;
}
