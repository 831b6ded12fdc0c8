using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Language;

/// <summary>One way to remember a piece's own past, and what it is worth.</summary>
/// <param name="Memory">How it remembers.</param>
/// <param name="Loss">Mean loss on the pieces by which it is chosen, in nats a word.</param>
public sealed record MemoryTrial(ContinuousCacheOptions Memory, double Loss);
