using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Pieces;

/// <summary>The settings that reproduce a piece on the model that composed it.</summary>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Strength">How strongly the mood was pursued.</param>
/// <param name="Temperature">Sampling temperature.</param>
/// <param name="Seconds">The length that was asked for, in seconds.</param>
/// <param name="Method">How the mood was pursued.</param>
/// <param name="Precision">How the model's weights were stored.</param>
/// <param name="Memory">How readily the piece came back to what it had played before.</param>
public sealed record PieceSettings(
    int Seed,
    double Strength,
    double Temperature,
    double Seconds,
    ControlMethod Method = ControlMethod.Guided,
    WeightPrecision Precision = WeightPrecision.Int8,
    double Memory = 1)
{
    /// <summary>Makes the request that composes the piece again.</summary>
    /// <param name="mood">The mood that it was composed for.</param>
    public CompositionRequest ToRequest(Mood mood) => new()
    {
        Mood = mood,
        Method = Method,
        Strength = Method.TakesStrength() ? Strength : Method.UsualStrength(),
        Seconds = Seconds,
        Temperature = Temperature,
        Memory = Memory,
        Seed = Seed,
    };
}
