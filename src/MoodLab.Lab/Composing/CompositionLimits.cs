namespace MoodLab.Lab.Composing;

/// <summary>The ranges of a composition's settings, shared by pages, hub and commands.</summary>
public static class CompositionLimits
{
    /// <summary>The shortest piece, in seconds of music.</summary>
    public const double MinSeconds = 5;

    /// <summary>The longest piece, in seconds of music.</summary>
    public const double MaxSeconds = 300;

    /// <summary>The weakest mood: 0 composes as if no mood was asked for.</summary>
    public const double MinStrength = 0;

    /// <summary>The strongest mood; beyond it pieces fall apart.</summary>
    public const double MaxStrength = 8;

    /// <summary>The lowest sampling temperature: nearly always the likeliest word.</summary>
    public const double MinTemperature = 0.1;

    /// <summary>The highest sampling temperature.</summary>
    public const double MaxTemperature = 2;

    /// <summary>The least memory: no heed is taken of what the piece has played before.</summary>
    public const double MinMemory = 0;

    /// <summary>The most memory: beyond it pieces go round in circles.</summary>
    public const double MaxMemory = 4;

    /// <summary>The highest seed; the lowest is 0.</summary>
    public const int MaxSeed = int.MaxValue;
}
