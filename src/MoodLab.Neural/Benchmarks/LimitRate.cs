namespace MoodLab.Neural.Benchmarks;

/// <summary>One limit of this machine.</summary>
/// <param name="What">
/// <c>fma</c>: multiplications and additions on registers, 2 operations for each pair; <c>read</c>: reading an array
/// over and over.
/// </param>
/// <param name="Megabytes">Size of the array, which all threads share, in 2^20 bytes; 0 for <c>fma</c>.</param>
/// <param name="Threads">Workers.</param>
/// <param name="PerSecond">10^9 operations, or 10^9 bytes, in a second; the best of several runs.</param>
public sealed record LimitRate(string What, int Megabytes, int Threads, double PerSecond);
