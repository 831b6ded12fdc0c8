using System.Globalization;

namespace MoodLab.Music.Midi;

/// <summary>One fault of a MIDI file that a tolerant reading got past.</summary>
/// <param name="Offset">Where, in bytes from the start of the file.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Expected">What a sound file has there, as a phrase.</param>
/// <param name="Found">What stands there instead, as a phrase.</param>
public readonly record struct MidiDamage(long Offset, MidiDamageKind Kind, string Expected, string Found)
{
    /// <summary>Returns the fault as one line in words.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"At byte {Offset}: expected {Expected}, found {Found}.");
}
