using MoodLab.Music.Moods;

namespace MoodLab.Learning.Control;

/// <summary>What a probe heard in composed beginnings.</summary>
/// <param name="Target">The mood that was pursued.</param>
/// <param name="Heard">How many beginnings were named each mood, in the moods' order.</param>
/// <param name="Fitness">
/// The geometric mean of the probabilities that the probe gave to the target, which grows and falls with their mean
/// logarithm: 0 to 1. Unlike the share it tells apart genomes that both convince in no beginning yet.
/// </param>
public sealed record RolloutScore(Mood Target, IReadOnlyList<int> Heard, double Fitness)
{
    /// <summary>Gets how many beginnings were named the target.</summary>
    public int Hits => Heard[(int)Target];

    /// <summary>Gets how many beginnings there were.</summary>
    public int Rollouts => Heard.Sum();
}
