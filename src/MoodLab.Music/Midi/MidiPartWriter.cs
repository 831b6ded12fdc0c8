using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>Writes a part as a track: its name, program and notes, the score's keys and the part's bends.</summary>
internal sealed class MidiPartWriter
{
    private readonly Part _part;
    private readonly MidiTrackWriter _track = new();
    private readonly (long End, int Pitch)[] _ends;
    private readonly (long Tick, bool IsBend, int Index)[] _changes;
    private readonly IReadOnlyList<KeySignature> _keys;
    private int _ended;
    private int _changed;

    private MidiPartWriter(Part part, IReadOnlyList<KeySignature> keys)
    {
        _part = part;
        _keys = part.IsPercussion ? [] : keys;
        _ends = [.. part.Notes.Select(note => (note.End, note.Pitch.Value))];
        Array.Sort(_ends);
        _changes =
        [
            .. _keys.Select((key, index) => (key.Tick, false, index)),
            .. part.PitchBends.Select((bend, index) => (bend.Tick, true, index)),
        ];
        Array.Sort(_changes);
    }

    /// <summary>Writes a part's track.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="part">The part.</param>
    /// <param name="keys">The score's key signatures.</param>
    public static void Write(Stream file, Part part, IReadOnlyList<KeySignature> keys) =>
        new MidiPartWriter(part, keys).Write(file);

    private void Write(Stream file)
    {
        Note[] notes = [.. _part.Notes];
        Array.Sort(notes, NoteOrder.Instance);
        _track.WriteName(_part.Name);
        _track.WriteProgram(_part.Channel, _part.Program);
        if (_part.PitchBends.Count > 0)
        {
            _track.WriteBendRange(_part.Channel);
        }

        foreach (var note in notes)
        {
            WriteUntil(note.Start);
            _track.WriteNoteOn(note.Start, _part.Channel, note.Pitch.Value, note.Velocity.Value);
        }

        WriteUntil(long.MaxValue);
        _track.CopyTo(file);
    }

    /// <summary>
    /// Writes what comes before a note. An end at the tick of a beginning comes first, so that a repeated note is
    /// struck again, and bent notes are bent when they begin.
    /// </summary>
    private void WriteUntil(long tick)
    {
        while (true)
        {
            var end = _ended < _ends.Length ? _ends[_ended].End : long.MaxValue;
            var change = _changed < _changes.Length ? _changes[_changed].Tick : long.MaxValue;
            var next = Math.Min(end, change);
            if (next > tick || next == long.MaxValue)
            {
                return;
            }

            if (end <= change)
            {
                _track.WriteNoteOff(end, _part.Channel, _ends[_ended++].Pitch);
            }
            else
            {
                WriteChange(_changes[_changed++]);
            }
        }
    }

    private void WriteChange((long Tick, bool IsBend, int Index) change)
    {
        if (change.IsBend)
        {
            _track.WritePitchBend(change.Tick, _part.Channel, _part.PitchBends[change.Index].Value);
        }
        else
        {
            var body = MidiMetaEvent.KeySignatureBody(_keys[change.Index]);
            _track.WriteMeta(change.Tick, MidiMetaEvent.KeySignature, body);
        }
    }
}
