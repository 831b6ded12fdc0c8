using MoodLab.Lab.Pieces;

namespace MoodLab.Lab.Identifying;

/// <summary>Recognises what is no MIDI file by its first bytes, since names lie.</summary>
internal static class ForeignFormat
{
    private static readonly (byte[] Start, string Name)[] s_known =
    [
        ("ID3"u8.ToArray(), "an MP3 recording"),
        ([0xFF, 0xFB], "an MP3 recording"),
        ([0xFF, 0xF3], "an MP3 recording"),
        ("OggS"u8.ToArray(), "an Ogg recording"),
        ("fLaC"u8.ToArray(), "a FLAC recording"),
        ("RIFF"u8.ToArray(), "a WAV recording or another RIFF file"),
        ("FORM"u8.ToArray(), "an AIFF recording or another IFF file"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ([0x89, .. "PNG"u8], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ("<"u8.ToArray(), "a text file of the kind of HTML, XML or MusicXML"),
        ([0xEF, 0xBB, 0xBF, .. "<"u8], "a text file of the kind of HTML, XML or MusicXML"),
    ];

    /// <summary>Names a format.</summary>
    /// <param name="data">The whole file.</param>
    /// <returns>What it is, with its article.</returns>
    public static string Name(ReadOnlySpan<byte> data)
    {
        if (ArchiveSignature.IsArchive(data))
        {
            return "an archive (compressed MusicXML and MuseScore files are archives, too)";
        }

        foreach (var (start, name) in s_known)
        {
            if (data.StartsWith(start))
            {
                return name;
            }
        }

        return "something else";
    }
}
