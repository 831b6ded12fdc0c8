using System.Buffers.Binary;

namespace MoodLab.Music.Midi;

/// <summary>Finds the MIDI file in the bytes: at their start, inside a wrapper or after something else.</summary>
internal static class MidiWrapper
{
    private const int MacBinaryHeader = 128;
    private const int MacBinaryDataLength = 83;
    private const int ChunkHeader = 8;
    private const int RiffHeader = 12;

    /// <summary>How far the header may stand from the start: room for a mail or web server's preamble.</summary>
    private const int MaximumLeadingBytes = 4096;

    /// <summary>Finds where the MIDI file lies.</summary>
    /// <param name="data">All bytes.</param>
    /// <param name="log">Takes the damage down or refuses it.</param>
    /// <returns>The offsets of its first byte and of the byte after its last.</returns>
    /// <exception cref="MidiFileException">There is none, or it does not begin at once and the reading is strict.
    /// </exception>
    public static (int Start, int End) Locate(ReadOnlySpan<byte> data, MidiDamageLog log)
    {
        if (data.StartsWith("MThd"u8))
        {
            return (0, data.Length);
        }

        if (data.Length >= RiffHeader && data.StartsWith("RIFF"u8) && data[8..].StartsWith("RMID"u8))
        {
            log.Report(0, MidiDamageKind.Wrapper, "\"MThd\"", "a RIFF file");
            return LocateInRiff(data, log);
        }

        var start = data[..Math.Min(data.Length, MaximumLeadingBytes)].IndexOf("MThd"u8);
        if (start < 0)
        {
            throw new MidiFileException(0, "\"MThd\"", MidiText.Quote(data));
        }

        if (start == MacBinaryHeader && data[0] == 0)
        {
            log.Report(0, MidiDamageKind.Wrapper, "\"MThd\"", "a MacBinary file");
            return (start, EndInMacBinary(data));
        }

        log.Report(0, MidiDamageKind.LeadingBytes, "\"MThd\"", MidiText.Quote(data));
        return (start, data.Length);
    }

    /// <summary>Finds where the data fork ends, which padding and the resource fork may follow.</summary>
    private static int EndInMacBinary(ReadOnlySpan<byte> data)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(data[MacBinaryDataLength..]);
        var room = data.Length - MacBinaryHeader;
        return MacBinaryHeader + (int)(length > 0 && length <= room ? length : (uint)room);
    }

    private static (int Start, int End) LocateInRiff(ReadOnlySpan<byte> data, MidiDamageLog log)
    {
        var position = RiffHeader;
        while (data.Length - position >= ChunkHeader)
        {
            var start = position + ChunkHeader;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(data[(position + 4)..]);
            var room = data.Length - start;
            if (data[position..].StartsWith("data"u8))
            {
                if (length > room)
                {
                    log.Report(position + 4, MidiDamageKind.ChunkLength, "a length within the file", length);
                }

                if (!data[start..].StartsWith("MThd"u8))
                {
                    throw new MidiFileException(start, "\"MThd\"", MidiText.Quote(data[start..]));
                }

                return (start, start + (int)Math.Min(length, room));
            }

            // RIFF pads its chunks to even lengths.
            var padded = length + (length & 1L);
            if (padded > room)
            {
                break;
            }

            position = start + (int)padded;
        }

        throw new MidiFileException(position, "a RIFF chunk \"data\"", MidiText.Quote(data[position..]));
    }
}
