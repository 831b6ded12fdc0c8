using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>Writes the events of one track, in the order of their ticks, and then the chunk that holds them.</summary>
internal sealed class MidiTrackWriter
{
    private const long LongestDelta = 0x0FFFFFFF;
    private const byte Meta = 0xFF;
    private const byte Text = 0x01;
    private const byte EndOfTrack = 0x2F;

    /// <summary>The release velocity of files that do not measure it.</summary>
    private const byte UnmeasuredRelease = 64;

    private readonly ArrayBufferWriter<byte> _events = new();
    private long _tick;

    /// <summary>Writes the track's name at its beginning; an empty name is not written.</summary>
    public void WriteName(string name)
    {
        if (name.Length > 0)
        {
            WriteMeta(0, MidiMetaEvent.TrackName, Encoding.UTF8.GetBytes(name));
        }
    }

    /// <summary>Writes a meta event.</summary>
    public void WriteMeta(long tick, byte type, ReadOnlySpan<byte> body)
    {
        WriteDelta(tick);
        _events.Write([Meta, type]);
        WriteQuantity(body.Length);
        _events.Write(body);
    }

    /// <summary>Writes the choice of a program at the track's beginning.</summary>
    public void WriteProgram(int channel, int program)
    {
        WriteDelta(0);
        _events.Write([(byte)(0xC0 | channel), (byte)program]);
    }

    /// <summary>Writes the beginning of a note.</summary>
    public void WriteNoteOn(long tick, int channel, int pitch, int velocity)
    {
        WriteDelta(tick);
        _events.Write([(byte)(0x90 | channel), (byte)pitch, (byte)velocity]);
    }

    /// <summary>Writes the end of a note.</summary>
    public void WriteNoteOff(long tick, int channel, int pitch)
    {
        WriteDelta(tick);
        _events.Write([(byte)(0x80 | channel), (byte)pitch, UnmeasuredRelease]);
    }

    /// <summary>Writes at the track's beginning that bends range over two semitones.</summary>
    public void WriteBendRange(int channel)
    {
        // Registered parameter 0, the range in semitones and cents; then no parameter, so that none is changed later.
        ReadOnlySpan<byte> controllers = [101, 0, 100, 0, 6, 2, 38, 0, 101, 127, 100, 127];
        for (var i = 0; i < controllers.Length; i += 2)
        {
            WriteDelta(0);
            _events.Write([(byte)(0xB0 | channel), controllers[i], controllers[i + 1]]);
        }
    }

    /// <summary>Writes a bend.</summary>
    public void WritePitchBend(long tick, int channel, int value)
    {
        var raised = value - PitchBend.Lowest;
        WriteDelta(tick);
        _events.Write([(byte)(0xE0 | channel), (byte)(raised & 0x7F), (byte)(raised >> 7)]);
    }

    /// <summary>Ends the track and writes its chunk.</summary>
    /// <param name="file">Where to.</param>
    public void CopyTo(Stream file)
    {
        WriteMeta(_tick, EndOfTrack, []);
        Span<byte> header = stackalloc byte[MidiChunk.HeaderSize];
        MidiChunk.Track.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], _events.WrittenCount);
        file.Write(header);
        file.Write(_events.WrittenSpan);
    }

    private void WriteDelta(long tick)
    {
        var delta = tick - _tick;
        for (; delta > LongestDelta; delta -= LongestDelta)
        {
            // A longer pause than one event can state is bridged with empty texts.
            WriteQuantity(LongestDelta);
            _events.Write([Meta, Text, (byte)0]);
        }

        WriteQuantity(delta);
        _tick = tick;
    }

    private void WriteQuantity(long value)
    {
        for (var shift = 21; shift > 0; shift -= 7)
        {
            if (value >> shift > 0)
            {
                WriteByte(0x80 | (value >> shift));
            }
        }

        WriteByte(value & 0x7F);
    }

    private void WriteByte(long value)
    {
        _events.GetSpan(1)[0] = (byte)value;
        _events.Advance(1);
    }
}
