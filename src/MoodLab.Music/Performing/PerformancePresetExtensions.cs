namespace MoodLab.Music.Performing;

/// <summary>Places on the dial and words of the presets.</summary>
public static class PerformancePresetExtensions
{
    /// <summary>Gets the preset's place on the dial, 0 to 1.</summary>
    /// <param name="preset">The preset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public static double Dial(this PerformancePreset preset) => preset switch
    {
        PerformancePreset.Machine => 0,
        PerformancePreset.Tight => 0.25,
        PerformancePreset.Natural => 0.5,
        PerformancePreset.Loose => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "Not one of the four presets."),
    };

    /// <summary>Gets the preset's name in lower case, as pages, commands and files write it.</summary>
    /// <param name="preset">The preset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public static string Name(this PerformancePreset preset) => preset switch
    {
        PerformancePreset.Machine => "machine",
        PerformancePreset.Tight => "tight",
        PerformancePreset.Natural => "natural",
        PerformancePreset.Loose => "loose",
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "Not one of the four presets."),
    };

    /// <summary>Reads a preset by its name, in any case.</summary>
    /// <param name="text">For example <c>natural</c>.</param>
    /// <param name="preset">The preset, where the text names one.</param>
    public static bool TryParse(string? text, out PerformancePreset preset)
    {
        foreach (var candidate in Enum.GetValues<PerformancePreset>())
        {
            if (string.Equals(candidate.Name(), text, StringComparison.OrdinalIgnoreCase))
            {
                preset = candidate;
                return true;
            }
        }

        preset = default;
        return false;
    }
}
