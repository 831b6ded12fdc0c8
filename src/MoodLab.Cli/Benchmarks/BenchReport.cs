namespace MoodLab.Cli.Benchmarks;

/// <summary>What a benchmark tells.</summary>
/// <param name="Machine">Cores and vector width of this machine.</param>
/// <param name="Rows">One row for each setting.</param>
/// <typeparam name="T">What was measured.</typeparam>
internal sealed record BenchReport<T>(string Machine, IReadOnlyList<T> Rows);
