namespace MoodLab.Neural.Benchmarks;

/// <summary>One row of the training benchmark.</summary>
/// <param name="Batch">Sequences in a batch.</param>
/// <param name="Sequence">Tokens in a sequence.</param>
/// <param name="Threads">Workers.</param>
/// <param name="TokensPerSecond">Median over the measured steps.</param>
/// <param name="BytesPerStep">Managed memory that the calling thread allocates in a step, after warm-up.</param>
public sealed record TrainRate(int Batch, int Sequence, int Threads, double TokensPerSecond, long BytesPerStep);
