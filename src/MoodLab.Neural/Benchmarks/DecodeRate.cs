namespace MoodLab.Neural.Benchmarks;

/// <summary>One row of the decoding benchmark.</summary>
/// <param name="Precision">How weights are stored: <c>fp32</c>.</param>
/// <param name="Streams">Streams that decode at once.</param>
/// <param name="Threads">Workers.</param>
/// <param name="TokensPerSecond">Of all streams together; median over the measured runs.</param>
public sealed record DecodeRate(string Precision, int Streams, int Threads, double TokensPerSecond);
