using System.Buffers.Binary;

namespace MoodLab.Music.Midi;

/// <summary>What the first chunk of a file says.</summary>
/// <param name="Format">0, 1 or 2.</param>
/// <param name="TrackCount">The number of tracks it promises.</param>
/// <param name="Division">What a tick is worth.</param>
/// <param name="Offset">Where its fields begin.</param>
/// <param name="End">Where the next chunk begins.</param>
internal readonly record struct MidiHeader(int Format, int TrackCount, MidiDivision Division, int Offset, int End)
{
    private const int FieldsSize = 6;
    private const int HighestFormat = 2;

    /// <summary>Reads the header.</summary>
    /// <param name="data">The file, which begins at <paramref name="start"/> with the letters of a header.</param>
    /// <param name="start">Where the header begins.</param>
    /// <param name="log">Takes the damage down or refuses it.</param>
    /// <exception cref="MidiFileException">The header is cut off, or damaged and the reading is strict.</exception>
    public static MidiHeader Read(ReadOnlySpan<byte> data, int start, MidiDamageLog log)
    {
        var offset = start + MidiChunk.HeaderSize;
        if (data.Length < offset + FieldsSize)
        {
            throw new MidiFileException(start + 4, "a header of 14 bytes", $"{data.Length - start} bytes");
        }

        var end = FindEnd(data, start, log);
        int format = BinaryPrimitives.ReadUInt16BigEndian(data[offset..]);
        int trackCount = BinaryPrimitives.ReadUInt16BigEndian(data[(offset + 2)..]);
        if (format > HighestFormat || (format == 0 && trackCount != 1))
        {
            var expected = format == 0 ? "one track in format 0" : "format 0, 1 or 2";
            log.Report(offset, MidiDamageKind.Format, expected, format == 0 ? trackCount : format);
            format = 1;
        }

        var division = end < offset + FieldsSize
            ? new MidiDivision(MidiDivision.AssumedTicksPerQuarter, null)
            : MidiDivision.Read(data[offset + 4], data[offset + 5], offset + 4, log);
        return new MidiHeader(format, trackCount, division, offset, end);
    }

    /// <summary>
    /// Finds where the header ends. A longer header is allowed: later versions of the standard may add fields. A length
    /// that leads nowhere is replaced by the distance to the first track.
    /// </summary>
    private static int FindEnd(ReadOnlySpan<byte> data, int start, MidiDamageLog log)
    {
        var offset = start + MidiChunk.HeaderSize;
        var length = MidiChunk.Length(data, start);
        var end = offset + (long)length;
        var isSound = length >= FieldsSize && end <= data.Length;
        if (isSound && (length == FieldsSize || !log.IsTolerant || MidiChunk.IsBoundary(data, end)))
        {
            return (int)end;
        }

        log.Report(start + 4, MidiDamageKind.HeaderLength, "a header length of 6", length);
        var track = MidiChunk.FindTrack(data, Math.Min(offset + 4, data.Length));
        return track < data.Length ? track : offset + FieldsSize;
    }
}
