using MoodLab.Lab.Pieces;

namespace MoodLab.Web.Tests.Fakes;

/// <summary>Writes notes as the plainest MIDI file: format 0, 480 ticks a quarter, 120 quarters a minute.</summary>
public static class MidiBytes
{
    private const double TicksPerSecond = 960;

    public static byte[] Write(IEnumerable<PieceNote> notes)
    {
        var events = notes
            .SelectMany(note => new (int Tick, byte[] Bytes)[]
            {
                (Tick(note.Start), [0x90, (byte)note.Pitch, (byte)note.Velocity]),
                (Tick(note.Start + note.Duration), [0x80, (byte)note.Pitch, 0]),
            })
            .OrderBy(item => item.Tick)
            .ThenBy(item => item.Bytes[0]);
        List<byte> track = [0, 0xff, 0x51, 3, 0x07, 0xa1, 0x20];
        var last = 0;
        foreach (var (tick, bytes) in events)
        {
            WriteDelta(track, tick - last);
            track.AddRange(bytes);
            last = tick;
        }

        track.AddRange([0, 0xff, 0x2f, 0]);
        return [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 1, 0xe0, .. "MTrk"u8, .. BigEndian(track.Count), .. track];
    }

    private static int Tick(double seconds) => (int)Math.Round(seconds * TicksPerSecond);

    private static byte[] BigEndian(int value) =>
        [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static void WriteDelta(List<byte> track, int delta)
    {
        for (var shift = 21; shift > 0; shift -= 7)
        {
            if (delta >> shift != 0)
            {
                track.Add((byte)((delta >> shift & 0x7f) | 0x80));
            }
        }

        track.Add((byte)(delta & 0x7f));
    }
}
