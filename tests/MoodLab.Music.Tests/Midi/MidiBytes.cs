using System.Buffers.Binary;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Midi;

/// <summary>Builds MIDI files byte by byte, sound and broken ones.</summary>
internal static class MidiBytes
{
    /// <summary>The end-of-track event, in hexadecimal.</summary>
    public const string End = "00 FF 2F 00";

    /// <summary>Middle C for 96 ticks and the track's end, in hexadecimal.</summary>
    public const string OneNote = "00 90 3C 50 60 80 3C 00 " + End;

    /// <summary>A file of format 1 at 96 ticks a quarter note with one track for each argument.</summary>
    public static byte[] File(params string[] tracks) => File(1, 96, tracks);

    public static byte[] File(int format, int division, params string[] tracks) =>
        [.. Header(format, tracks.Length, division), .. tracks.SelectMany(Track)];

    public static byte[] Header(int format, int tracks, int division) =>
        [.. Chunk("MThd", [.. Word(format), .. Word(tracks), .. Word(division)])];

    public static byte[] Track(string events) => Chunk("MTrk", Hex(events));

    public static byte[] Chunk(string name, byte[] body, int? length = null)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, length ?? body.Length);
        return [.. name.Select(letter => (byte)letter), .. size, .. body];
    }

    public static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Reads tolerantly and returns the one damage that there must be.</summary>
    public static (Score Score, MidiDamage Damage) ReadDamaged(byte[] file)
    {
        var result = MidiReader.Read(file, MidiReadOptions.Tolerant);
        return (result.Score, Assert.Single(result.Damages));
    }

    /// <summary>
    /// Asserts that strict reading refuses a file and that tolerant reading reports the same once; returns its score.
    /// </summary>
    public static Score AssertTolerated(byte[] file, MidiDamageKind kind, long offset)
    {
        var exception = Assert.Throws<MidiFileException>(() => MidiReader.Read(file));
        var (score, damage) = ReadDamaged(file);
        Assert.Equal(
            (kind, offset, exception.Offset, exception.Expected, exception.Found),
            (damage.Kind, damage.Offset, offset, damage.Expected, damage.Found));
        return score;
    }

    /// <summary>The notes of all parts in short: pitch, velocity, start, duration.</summary>
    public static (int Pitch, int Velocity, long Start, long Duration)[] Notes(Score score) =>
        [.. score.Parts.SelectMany(part => part.Notes)
            .Select(note => (note.Pitch.Value, note.Velocity.Value, note.Start, note.Duration))];

    private static byte[] Word(int value) => [(byte)(value >> 8), (byte)value];
}
