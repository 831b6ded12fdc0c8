namespace MoodLab.Neural.Benchmarks;

/// <summary>One row of the decoding benchmark.</summary>
/// <param name="Precision">How weights are stored: <c>fp32</c>, <c>bf16</c> or <c>int8</c>.</param>
/// <param name="Streams">Streams that decode at once.</param>
/// <param name="Threads">Workers.</param>
/// <param name="Load">Other threads that kept the cores busy meanwhile.</param>
/// <param name="TokensPerSecond">Of all streams together; median over the measured runs.</param>
/// <param name="FirstTokenMs">From the call to the first prediction, with workers that sleep; median.</param>
public sealed record DecodeRate(
    string Precision, int Streams, int Threads, int Load, double TokensPerSecond, double FirstTokenMs);
