using System.Globalization;

namespace MoodLab.Music.Scores;

/// <summary>
/// How hard a key is struck: 1 (softest) to 127 (hardest). MIDI's 0 means "note off" and is no velocity.
/// </summary>
public readonly record struct Velocity
{
    /// <summary>The hardest stroke.</summary>
    public const int Hardest = 127;

    private readonly byte _value;

    /// <summary>Creates a velocity.</summary>
    /// <param name="value">1 to 127.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside that range.</exception>
    public Velocity(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Hardest);
        _value = (byte)value;
    }

    /// <summary>Gets the MIDI value, 1 to 127; the default struct counts as the softest.</summary>
    public int Value => Math.Max(_value, (byte)1);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
