using Microsoft.AspNetCore.SignalR;
using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using static MoodLab.Lab.Composing.CompositionLimits;

namespace MoodLab.Web.Hubs;

/// <summary>What a client of the composition hub asks for. Only the mood is needed.</summary>
/// <param name="Mood">One of the four names: depressed, calm, angry, delighted.</param>
/// <param name="Strength">
/// How strongly the mood is pursued, 0 to 8; unless told 5, or what the method has where it takes no other.
/// </param>
/// <param name="Seconds">Length in seconds of music, 5 to 300; 30 unless told.</param>
/// <param name="Temperature">Sampling temperature, 0.1 to 2; 0.95 unless told.</param>
/// <param name="Seed">
/// A whole number from 0 to 2,147,483,647; drawn by the server unless told, and named in the started event.
/// </param>
/// <param name="Method">How the mood is pursued: guided, conditioned or none; guided unless told.</param>
/// <param name="Memory">
/// How readily the piece comes back to what it has played before, 0 to 4; 1 unless told.
/// </param>
public sealed record CompositionRequestMessage(
    string? Mood,
    double? Strength = null,
    double? Seconds = null,
    double? Temperature = null,
    double? Seed = null,
    string? Method = null,
    double? Memory = null)
{
    /// <summary>Gets the names of the moods.</summary>
    internal static IReadOnlyList<string> MoodNames { get; } =
        [.. Enum.GetValues<Mood>().Select(mood => mood.Name())];

    /// <summary>Gets the names of the methods, the usual one first.</summary>
    internal static IReadOnlyList<string> MethodNames { get; } =
        [.. CompositionMethods.Offered.Select(method => method.Name())];

    /// <summary>Checks the message and makes the composer's request of it.</summary>
    /// <param name="random">Draws a seed where none was sent.</param>
    /// <exception cref="HubException">A setting is wrong; the message names it and its range.</exception>
    internal CompositionRequest ToRequest(Random random)
    {
        if (!MoodExtensions.TryParse(Mood, out var mood))
        {
            throw new HubException($"mood must be one of {string.Join(", ", MoodNames)}.");
        }

        var method = CompositionMethods.Offered[0];
        if (Method is not null && !CompositionMethods.TryParse(Method, out method))
        {
            throw new HubException($"method must be one of {string.Join(", ", MethodNames)}.");
        }

        var strength = Within("strength", Strength ?? method.UsualStrength(), MinStrength, MaxStrength);
        if (method.Refuse(strength) is { } refusal)
        {
            throw new HubException(refusal);
        }

        if (Seed is { } told && told != Math.Floor(told))
        {
            throw new HubException("seed must be a whole number.");
        }

        var usual = new CompositionRequest { Mood = mood };
        return usual with
        {
            Method = method,
            Strength = strength,
            Seconds = Within("seconds", Seconds ?? usual.Seconds, MinSeconds, MaxSeconds),
            Temperature = Within("temperature", Temperature ?? usual.Temperature, MinTemperature, MaxTemperature),
            Memory = Within("memory", Memory ?? usual.Memory, MinMemory, MaxMemory),
            Seed = (int)Within("seed", Seed ?? CompositionRequest.DrawSeed(random), 0, MaxSeed),
        };
    }

    private static double Within(string setting, double value, double min, double max) =>
        value >= min && value <= max
            ? value
            : throw new HubException(FormattableString.Invariant($"{setting} must lie between {min} and {max}."));
}
