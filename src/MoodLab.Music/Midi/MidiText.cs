using System.Text;
using System.Text.Unicode;

namespace MoodLab.Music.Midi;

/// <summary>Text in MIDI files, which do not say how it is encoded.</summary>
internal static class MidiText
{
    private const int QuotedBytes = 8;

    /// <summary>
    /// Decodes a name: UTF-8 where it is valid, else Latin-1; without white space and zeros around it.
    /// </summary>
    /// <param name="bytes">The encoded name, of any length.</param>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1;
        return Trim(encoding.GetString(bytes));
    }

    /// <summary>Removes the white space and zeros with which files pad names.</summary>
    /// <param name="name">The name.</param>
    public static string Trim(string name)
    {
        int start = 0, end = name.Length;
        while (start < end && IsPadding(name[start]))
        {
            start++;
        }

        while (start < end && IsPadding(name[end - 1]))
        {
            end--;
        }

        return name[start..end];
    }

    /// <summary>
    /// Shows the first bytes in a message: as text where they are printable ASCII, else in hexadecimal.
    /// </summary>
    /// <param name="bytes">The bytes, of which at most eight are shown.</param>
    public static string Quote(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "the end of the file";
        }

        var shown = bytes[..Math.Min(bytes.Length, QuotedBytes)];
        return shown.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)
            ? "the bytes " + Convert.ToHexString(shown)
            : $"\"{Encoding.ASCII.GetString(shown)}\"";
    }

    private static bool IsPadding(char character) => character == '\0' || char.IsWhiteSpace(character);
}
