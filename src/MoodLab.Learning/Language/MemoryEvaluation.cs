using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Language;

/// <summary>What it is worth to remember a piece's own past. Losses are means in nats a word.</summary>
/// <param name="Trials">What was tried on the first half of the validation pieces, in that order.</param>
/// <param name="Chosen">The best of them.</param>
/// <param name="ChosenOn">The first half of the validation pieces, by which it was chosen.</param>
/// <param name="Held">The second half, which chose nothing.</param>
/// <param name="All">All validation pieces.</param>
public sealed record MemoryEvaluation(
    IReadOnlyList<MemoryTrial> Trials,
    ContinuousCacheOptions Chosen,
    MemoryGain ChosenOn,
    MemoryGain Held,
    MemoryGain All);
