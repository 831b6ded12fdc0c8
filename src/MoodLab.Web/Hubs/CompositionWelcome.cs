using MoodLab.Lab.Composing;

namespace MoodLab.Web.Hubs;

/// <summary>What the composition hub tells a client that has just connected.</summary>
/// <param name="Moods">The names of the moods.</param>
/// <param name="Strength">Range of the strength: least and greatest.</param>
/// <param name="Seconds">Range of the length in seconds: least and greatest.</param>
/// <param name="Temperature">Range of the sampling temperature: least and greatest.</param>
/// <param name="Seed">Range of the seed: least and greatest.</param>
/// <param name="Unavailable">Why nothing can be composed, or null.</param>
/// <param name="Methods">The names of the methods, the usual one first.</param>
/// <param name="Memory">Range of the memory: least and greatest.</param>
public sealed record CompositionWelcome(
    IReadOnlyList<string> Moods,
    IReadOnlyList<double> Strength,
    IReadOnlyList<double> Seconds,
    IReadOnlyList<double> Temperature,
    IReadOnlyList<double> Seed,
    string? Unavailable,
    IReadOnlyList<string> Methods,
    IReadOnlyList<double> Memory)
{
    /// <summary>Makes the message from <see cref="CompositionLimits"/>.</summary>
    /// <param name="unavailable">Why nothing can be composed, or null.</param>
    public static CompositionWelcome Create(string? unavailable) => new(
        CompositionRequestMessage.MoodNames,
        [CompositionLimits.MinStrength, CompositionLimits.MaxStrength],
        [CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds],
        [CompositionLimits.MinTemperature, CompositionLimits.MaxTemperature],
        [0, CompositionLimits.MaxSeed],
        unavailable,
        CompositionRequestMessage.MethodNames,
        [CompositionLimits.MinMemory, CompositionLimits.MaxMemory]);
}
