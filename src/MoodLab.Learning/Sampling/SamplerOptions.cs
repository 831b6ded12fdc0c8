namespace MoodLab.Learning.Sampling;

/// <summary>How the next word is drawn from a network's prediction.</summary>
public sealed record SamplerOptions
{
    /// <summary>Gets the mood study's rule: the likeliest word half of the time, else one of the next two.</summary>
    public static SamplerOptions Study { get; } = new() { TopK = 3, FirstShare = 0.5 };

    /// <summary>Gets the rule that always takes the likeliest word.</summary>
    public static SamplerOptions Argmax { get; } = new() { TopK = 1 };

    /// <summary>Gets the temperature by which logits are divided.</summary>
    /// <value>Above 0; 1 unless told.</value>
    public double Temperature { get; init; } = 1;

    /// <summary>Gets how many of the likeliest words take part (Fan et al., "Hierarchical Neural Story Generation",
    /// 2018); 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Gets the probability mass that takes part (Holtzman et al., "The Curious Case of Neural Text
    /// Degeneration", 2020); 1 for all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Gets how often the likeliest word is taken; otherwise the others that take part share the draw by their
    /// probabilities.</summary>
    /// <value>0 to 1; null for its own probability.</value>
    public double? FirstShare { get; init; }
}
