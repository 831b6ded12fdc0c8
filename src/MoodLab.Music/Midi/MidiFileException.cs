using System.Globalization;

namespace MoodLab.Music.Midi;

/// <summary>A MIDI file cannot be read: what was expected, what was found instead, and where.</summary>
public sealed class MidiFileException : FormatException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="offset">Where, in bytes from the start of the file.</param>
    /// <param name="expected">What a sound file has there.</param>
    /// <param name="found">What stands there instead.</param>
    public MidiFileException(long offset, string expected, string found)
        : base(string.Create(
            CultureInfo.InvariantCulture, $"At byte {offset}: expected {expected}, found {found}."))
    {
        Offset = offset;
        Expected = expected;
        Found = found;
    }

    /// <summary>Gets the place of the fault in bytes from the start of the file, at least 0.</summary>
    public long Offset { get; }

    /// <summary>Gets what a sound file has there, as a phrase.</summary>
    public string Expected { get; }

    /// <summary>Gets what stands there instead, as a phrase.</summary>
    public string Found { get; }
}
