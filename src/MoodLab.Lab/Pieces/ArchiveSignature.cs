namespace MoodLab.Lab.Pieces;

/// <summary>Recognises archives among what people choose as MIDI files.</summary>
public static class ArchiveSignature
{
    /// <summary>Tells whether a file is an archive: zip, gzip, 7z or RAR.</summary>
    /// <param name="content">Its bytes; the first four are looked at.</param>
    public static bool IsArchive(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK"u8) || content is [0x1f, 0x8b, ..] || content.StartsWith("7z"u8)
        || content.StartsWith("Rar!"u8);
}
