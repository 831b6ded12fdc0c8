namespace MoodLab.Music.Performing;

/// <summary>
/// Random numbers of one kind of deviation in one part: SplitMix64 (Steele, Lea and Flood, "Fast Splittable
/// Pseudorandom Number Generators", 2014). Kinds and parts have streams of their own, so that switching one deviation
/// off leaves the others as they were.
/// </summary>
internal sealed class PerformanceRandom(int seed, DeviationKind kind, int part)
{
    private ulong _state = Mix(Mix(Mix((uint)seed) + (uint)kind) + (uint)part);

    /// <summary>
    /// Returns a number from the standard normal distribution (Box and Muller 1958, the cosine half).
    /// </summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    private double NextDouble()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
