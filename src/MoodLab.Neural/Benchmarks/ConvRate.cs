namespace MoodLab.Neural.Benchmarks;

/// <summary>One row of the convolution benchmark.</summary>
/// <param name="Batch">Rolls in a batch.</param>
/// <param name="Threads">Workers.</param>
/// <param name="SamplesPerSecond">Rolls learnt from in a second; median over the measured steps.</param>
/// <param name="BytesPerStep">Managed memory that the calling thread allocates in a step, after warm-up.</param>
public sealed record ConvRate(int Batch, int Threads, double SamplesPerSecond, long BytesPerStep);
