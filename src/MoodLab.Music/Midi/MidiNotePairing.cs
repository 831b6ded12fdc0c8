using System.Runtime.InteropServices;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>
/// Pairs the beginnings and ends of one track's notes. Notes of one channel and pitch that overlap form a queue: an end
/// belongs to the note that has sounded longest. An end without a note is no damage: files clear keys that way.
/// </summary>
internal sealed class MidiNotePairing
{
    /// <summary>The number of channels.</summary>
    public const int Channels = 16;

    /// <summary>The program of a note before which its track chose none.</summary>
    public const byte NoProgram = 0xFF;

    private const int Pitches = MidiPitch.Highest + 1;
    private const int None = -1;

    private readonly List<Pending> _notes = [];
    private readonly int[] _oldest = NewTable();
    private readonly int[] _newest = NewTable();

    /// <summary>Begins a note.</summary>
    public void Begin(long tick, int channel, int pitch, int velocity, byte program)
    {
        var index = _notes.Count;
        _notes.Add(new Pending
        {
            Start = tick,
            Duration = None,
            Next = None,
            Channel = (byte)channel,
            Pitch = (byte)pitch,
            Velocity = (byte)velocity,
            Program = program,
        });
        var key = Key(channel, pitch);
        if (_oldest[key] == None)
        {
            _oldest[key] = index;
        }
        else
        {
            CollectionsMarshal.AsSpan(_notes)[_newest[key]].Next = index;
        }

        _newest[key] = index;
    }

    /// <summary>Ends the note of that channel and pitch that has sounded longest, if there is one.</summary>
    public void End(long tick, int channel, int pitch)
    {
        ref var oldest = ref _oldest[Key(channel, pitch)];
        if (oldest != None)
        {
            ref var note = ref CollectionsMarshal.AsSpan(_notes)[oldest];
            note.Duration = tick - note.Start;
            oldest = note.Next;
        }
    }

    /// <summary>Ends the track: ends the notes that still sound.</summary>
    /// <param name="tick">Where the track ends.</param>
    /// <param name="offset">Where it ends in the file.</param>
    /// <param name="log">Takes these notes down or refuses them.</param>
    public void EndAll(long tick, int offset, MidiDamageLog log)
    {
        foreach (ref var note in CollectionsMarshal.AsSpan(_notes))
        {
            if (note.Duration == None)
            {
                var found = log.IsListing ? $"pitch {note.Pitch} still sounding" : "";
                log.Report(offset, MidiDamageKind.UnendedNote, "the end of every note", found);
                note.Duration = tick - note.Start;
                _oldest[Key(note.Channel, note.Pitch)] = None;
            }
        }
    }

    /// <summary>Counts the notes with a length of each channel.</summary>
    /// <param name="counts">Sixteen counts, set by the call.</param>
    /// <returns>The number of notes without a length.</returns>
    public int Count(Span<int> counts)
    {
        counts.Clear();
        var zeroLength = 0;
        foreach (ref readonly var note in CollectionsMarshal.AsSpan(_notes))
        {
            if (note.Duration > 0)
            {
                counts[note.Channel]++;
            }
            else
            {
                zeroLength++;
            }
        }

        return zeroLength;
    }

    /// <summary>Copies a channel's notes that have a length, in the order of scores.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="count">How many there are, at least 1.</param>
    /// <param name="program">The program of the first of them.</param>
    public Note[] Collect(int channel, int count, out byte program)
    {
        var notes = new Note[count];
        var next = 0;
        program = NoProgram;
        foreach (ref readonly var note in CollectionsMarshal.AsSpan(_notes))
        {
            if (note.Channel == channel && note.Duration > 0)
            {
                program = next == 0 ? note.Program : program;
                notes[next++] = new Note(
                    new MidiPitch(note.Pitch), new Velocity(note.Velocity), note.Start, note.Duration);
            }
        }

        Array.Sort(notes, NoteOrder.Instance);
        return notes;
    }

    /// <summary>Forgets all notes, so that the next track can begin.</summary>
    public void Clear() => _notes.Clear();

    private static int Key(int channel, int pitch) => (channel * Pitches) + pitch;

    private static int[] NewTable()
    {
        var table = new int[Channels * Pitches];
        Array.Fill(table, None);
        return table;
    }

    /// <summary>A note that has begun; kept small, since a file can hold one in three bytes.</summary>
    private struct Pending
    {
        public long Start;
        public long Duration;
        public int Next;
        public byte Channel;
        public byte Pitch;
        public byte Velocity;
        public byte Program;
    }
}
