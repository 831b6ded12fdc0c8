using System.Globalization;

namespace MoodLab.Music.Scores;

/// <summary>A pitch in semitones as MIDI numbers it: 0 to 127, where 60 is middle C (C4).</summary>
public readonly record struct MidiPitch
{
    /// <summary>The highest pitch that MIDI can name (G9).</summary>
    public const int Highest = 127;

    private static readonly string[] s_names = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
    private readonly byte _value;

    /// <summary>Creates a pitch.</summary>
    /// <param name="value">0 to 127.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside that range.</exception>
    public MidiPitch(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Highest);
        _value = (byte)value;
    }

    /// <summary>Gets the MIDI number, 0 to 127.</summary>
    public int Value => _value;

    /// <summary>Gets the pitch class, 0 (C) to 11 (B).</summary>
    public int PitchClass => _value % 12;

    /// <summary>Gets the octave of scientific pitch notation: middle C is in octave 4.</summary>
    public int Octave => (_value / 12) - 1;

    /// <summary>Returns the scientific pitch name, with sharps: <c>C4</c>, <c>F#2</c>.</summary>
    public override string ToString() => s_names[PitchClass] + Octave.ToString(CultureInfo.InvariantCulture);
}
