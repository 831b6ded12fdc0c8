using System.Buffers;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// A melody as evolution sees it: a row of bits, four a slot, the least significant first. The first three bits are
/// the degree of the scale, the fourth says that the slot rests. Genomes are equal when their bits are.
/// </summary>
public sealed class Genome : IEquatable<Genome>
{
    /// <summary>The bits of a slot.</summary>
    public const int BitsPerSlot = 4;

    /// <summary>The greatest value of a slot.</summary>
    public const int MaxSlot = 15;

    /// <summary>The most slots.</summary>
    public const int MaxSlots = MelodySettings.MaxBars * MelodySettings.MaxNotesPerBar;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly byte[] _slots;

    /// <summary>Creates a genome.</summary>
    /// <param name="slots">The value of each slot, 0 to 15; 1 to 512 of them.</param>
    /// <exception cref="ArgumentException">There are too few or too many slots, or one is above 15.</exception>
    public Genome(ReadOnlySpan<byte> slots)
    {
        if (slots.Length is < 1 or > MaxSlots)
        {
            throw new ArgumentException($"A genome has 1 to {MaxSlots} slots, not {slots.Length}.", nameof(slots));
        }

        if (slots.ContainsAnyExceptInRange((byte)0, (byte)MaxSlot))
        {
            throw new ArgumentException($"A slot has a value between 0 and {MaxSlot}.", nameof(slots));
        }

        _slots = slots.ToArray();
    }

    /// <summary>Gets the value of each slot, 0 to 15.</summary>
    public ReadOnlySpan<byte> Slots => _slots;

    /// <summary>Gets the number of bits.</summary>
    public int Bits => _slots.Length * BitsPerSlot;

    /// <summary>Draws every bit by the toss of a coin.</summary>
    /// <param name="slots">How many slots, 1 to 512.</param>
    /// <param name="random">Tosses the coin, once a bit.</param>
    public static Genome Random(int slots, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slots, MaxSlots);
        var values = new byte[slots];
        for (var bit = 0; bit < slots * BitsPerSlot; bit++)
        {
            values[bit / BitsPerSlot] |= (byte)(random.NextInt(2) << (bit % BitsPerSlot));
        }

        return new Genome(values);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">A hexadecimal digit for each slot.</param>
    /// <exception cref="FormatException">A character is no such digit, or there are too few or too many.</exception>
    public static Genome Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is < 1 or > MaxSlots)
        {
            throw new FormatException($"A genome has 1 to {MaxSlots} digits, not {text.Length}.");
        }

        var bad = text.AsSpan().IndexOfAnyExcept(s_digits);
        return bad < 0
            ? new Genome([.. text.Select(digit => (byte)Convert.ToInt32(digit.ToString(), 16))])
            : throw new FormatException($"Character {bad} of a genome is '{text[bad]}', not a hexadecimal digit.");
    }

    /// <summary>Joins the beginning of one genome to the rest of another.</summary>
    /// <param name="first">Gives its first bits.</param>
    /// <param name="second">Gives the others; as long as the first.</param>
    /// <param name="point">How many bits the first one gives, 0 to all.</param>
    /// <exception cref="ArgumentException">The genomes differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The point lies outside the genome.</exception>
    public static Genome Join(Genome first, Genome second, int point)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Bits != second.Bits)
        {
            throw new ArgumentException(
                $"Genomes of {first.Bits} and {second.Bits} bits cannot be joined.", nameof(second));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(point);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(point, first.Bits);
        var slots = second._slots.AsSpan().ToArray();
        var (whole, rest) = Math.DivRem(point, BitsPerSlot);
        first._slots.AsSpan(0, whole).CopyTo(slots);
        if (rest > 0)
        {
            var low = (1 << rest) - 1;
            slots[whole] = (byte)((first._slots[whole] & low) | (second._slots[whole] & ~low));
        }

        return new Genome(slots);
    }

    /// <summary>Copies the genome with one bit turned.</summary>
    /// <param name="bit">Which bit, from 0.</param>
    public Genome Flip(int bit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bit);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bit, Bits);
        var slots = _slots.AsSpan().ToArray();
        slots[bit / BitsPerSlot] ^= (byte)(1 << (bit % BitsPerSlot));
        return new Genome(slots);
    }

    /// <inheritdoc/>
    public bool Equals(Genome? other) => other is not null && _slots.AsSpan().SequenceEqual(other._slots);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Genome);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(_slots);
        return hash.ToHashCode();
    }

    /// <summary>Writes a hexadecimal digit, in lower case, for each slot.</summary>
    public override string ToString() => string.Concat(_slots.Select(slot => slot.ToString("x", null)));
}
