using System.Buffers.Binary;

namespace MoodLab.Music.Midi;

/// <summary>The frame of a chunk: four letters and the length of what follows.</summary>
internal static class MidiChunk
{
    /// <summary>The size of the frame in bytes.</summary>
    public const int HeaderSize = 8;

    /// <summary>Gets the letters that begin a track.</summary>
    public static ReadOnlySpan<byte> Track => "MTrk"u8;

    /// <summary>Gets the letters that begin the file.</summary>
    public static ReadOnlySpan<byte> Header => "MThd"u8;

    /// <summary>Reads the length that a chunk states.</summary>
    /// <param name="data">The file.</param>
    /// <param name="position">Where the chunk begins, at least eight bytes before the end.</param>
    public static uint Length(ReadOnlySpan<byte> data, int position) =>
        BinaryPrimitives.ReadUInt32BigEndian(data[(position + 4)..]);

    /// <summary>Gets whether a chunk, or the end of the file, can be at a position.</summary>
    /// <param name="data">The file.</param>
    /// <param name="position">The position, possibly beyond the end.</param>
    public static bool IsBoundary(ReadOnlySpan<byte> data, long position)
    {
        if (position >= data.Length)
        {
            return position == data.Length;
        }

        var rest = data[(int)position..];
        return rest.StartsWith(Track) || IsWhole(rest);
    }

    /// <summary>Gets whether bytes begin with a chunk of any name that ends within them.</summary>
    /// <param name="rest">The bytes.</param>
    public static bool IsWhole(ReadOnlySpan<byte> rest) =>
        rest.Length >= HeaderSize
        && !rest[..4].ContainsAnyExceptInRange((byte)0x20, (byte)0x7E)
        && Length(rest, 0) <= rest.Length - HeaderSize;

    /// <summary>Finds the next track at or after a position.</summary>
    /// <param name="data">The file.</param>
    /// <param name="position">Where to begin, at most the file's length.</param>
    /// <returns>Where it begins; the file's length where there is none.</returns>
    public static int FindTrack(ReadOnlySpan<byte> data, int position)
    {
        var index = data[position..].IndexOf(Track);
        return index < 0 ? data.Length : position + index;
    }
}
