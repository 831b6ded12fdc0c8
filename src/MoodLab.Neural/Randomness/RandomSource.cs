using System.Numerics;

namespace MoodLab.Neural.Randomness;

/// <summary>
/// Seeded random numbers whose state can be saved: xoshiro256** seeded through SplitMix64 (Blackman and Vigna,
/// "Scrambled Linear Pseudorandom Number Generators", 2021). The same seed gives the same numbers on every machine.
/// </summary>
public sealed class RandomSource
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Creates a source.</summary>
    /// <param name="seed">Any number.</param>
    public RandomSource(ulong seed)
    {
        _s0 = Mix(ref seed);
        _s1 = Mix(ref seed);
        _s2 = Mix(ref seed);
        _s3 = Mix(ref seed);
    }

    /// <summary>Creates a source that goes on from a saved state.</summary>
    /// <param name="state">The state; not all zero.</param>
    /// <exception cref="ArgumentException">All words are zero, which no source ever reaches.</exception>
    public RandomSource(RandomState state) => State = state;

    /// <summary>Gets or sets the state.</summary>
    /// <exception cref="ArgumentException">All words are zero, which no source ever reaches.</exception>
    public RandomState State
    {
        get => new(_s0, _s1, _s2, _s3);
        set
        {
            if (value == default)
            {
                throw new ArgumentException("A random state of zeros would give only zeros.", nameof(value));
            }

            (_s0, _s1, _s2, _s3) = (value.S0, value.S1, value.S2, value.S3);
        }
    }

    /// <summary>Returns 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Returns a number from 0 (inclusive) to 1 (exclusive), uniformly, in steps of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a whole number from 0 to a limit (exclusive), uniformly.</summary>
    /// <param name="limit">At least 1.</param>
    public int NextInt(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);

        // Multiply and shift; its bias is below 2^-32 for any int.
        return (int)Math.BigMul(NextBits(), (ulong)limit, out _);
    }

    /// <summary>
    /// Returns a number from the standard normal distribution (Box and Muller 1958, the cosine half).
    /// </summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
