using System.Buffers.Binary;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>Writes scores as Standard MIDI Files of format 1. All members may be called at once.</summary>
/// <remarks>
/// <para>
/// The first track holds the title, tempi, time and key signatures; each part follows as a track with its name, program
/// and notes, and with the key signatures once more, except for percussion: notation programs look for them where the
/// notes are. A part with bends states first that they range over two semitones. The same score always gives the same
/// bytes: ends of notes stand before beginnings at the same tick, and no running status is used.
/// </para>
/// <para>
/// A score is in normal form, and comes back equal from <see cref="MidiReader"/>, when every part has notes in the
/// order of <see cref="NoteOrder"/>; notes of one pitch in one part do not lie inside one another; tempi, time and key
/// signatures are ordered with at most one of each at a tick; names have no white space or zeros around them; and there
/// are no bends, which the reader leaves out. Other scores are written as well as the format can: notes are put in
/// order, and where notes of one pitch lie inside one another, the earlier end goes to the earlier note when they are
/// read.
/// </para>
/// </remarks>
public static class MidiWriter
{
    private const int HeaderFields = 6;

    /// <summary>Writes a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The whole file.</returns>
    /// <exception cref="ArgumentException">
    /// The score has a value that the format cannot hold: a resolution outside 1 to 32,767, more than 65,534 parts, a
    /// channel outside 0 to 15, a program outside 0 to 127, a note that begins before tick 0, ends after
    /// <see cref="MidiReader.MaximumTick"/> or is shorter than a tick, a tempo outside 1 to 16,777,215, a time
    /// signature with a numerator outside 1 to 255 or a denominator that is no power of two up to 1024, a key of more
    /// than seven accidentals, a bend outside its range or the ticks, or a name over 1,048,576 characters or with half
    /// a surrogate pair. The message says which and where.
    /// </exception>
    public static byte[] Write(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        MidiScoreCheck.Check(score);
        MemoryStream file = new();
        WriteHeader(file, score);
        WriteConductor(file, score);
        foreach (var part in score.Parts)
        {
            MidiPartWriter.Write(file, part, score.KeySignatures);
        }

        return file.ToArray();
    }

    private static void WriteHeader(MemoryStream file, Score score)
    {
        Span<byte> header = stackalloc byte[MidiChunk.HeaderSize + HeaderFields];
        MidiChunk.Header.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], HeaderFields);
        BinaryPrimitives.WriteUInt16BigEndian(header[8..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)(score.Parts.Count + 1));
        BinaryPrimitives.WriteUInt16BigEndian(header[12..], (ushort)score.TicksPerQuarter);
        file.Write(header);
    }

    private static void WriteConductor(MemoryStream file, Score score)
    {
        List<(long Tick, byte Type, byte[] Body)> events = [];
        events.AddRange(score.TimeSignatures.Select(signature =>
            (signature.Tick, MidiMetaEvent.TimeSignature, TimeSignatureBody(signature))));
        events.AddRange(score.KeySignatures.Select(signature =>
            (signature.Tick, MidiMetaEvent.KeySignature, MidiMetaEvent.KeySignatureBody(signature))));
        events.AddRange(score.Tempi.Select(change => (change.Tick, MidiMetaEvent.Tempo, TempoBody(change))));

        MidiTrackWriter track = new();
        track.WriteName(score.Title);
        foreach (var (tick, type, body) in events.OrderBy(item => item.Tick))
        {
            track.WriteMeta(tick, type, body);
        }

        track.CopyTo(file);
    }

    private static byte[] TempoBody(TempoChange change)
    {
        var tempo = change.MicrosecondsPerQuarter;
        return [(byte)(tempo >> 16), (byte)(tempo >> 8), (byte)tempo];
    }

    private static byte[] TimeSignatureBody(TimeSignature signature)
    {
        // The metronome clicks once a beat, in 24ths of a quarter note; a quarter note has eight 32nds.
        var clocks = Math.Clamp(96 / signature.Denominator, 1, 96);
        return [(byte)signature.Numerator, (byte)int.Log2(signature.Denominator), (byte)clocks, 8];
    }
}
