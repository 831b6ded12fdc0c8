using MoodLab.Neural.Kernels;

namespace MoodLab.Neural.Benchmarks;

/// <summary>What a row of the decoding benchmark measures.</summary>
/// <param name="Precision">How weights are stored.</param>
/// <param name="Streams">Streams at once, at least 1.</param>
/// <param name="Threads">Workers.</param>
/// <param name="Load">Other threads that keep the cores busy.</param>
public sealed record DecodeSetting(WeightPrecision Precision, int Streams, int Threads, int Load = 0);
