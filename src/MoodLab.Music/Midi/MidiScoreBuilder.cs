using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>Collects the events of all tracks and makes a score of them.</summary>
internal sealed class MidiScoreBuilder(MidiHeader header, MidiDamageLog log)
{
    private readonly List<Part> _parts = [];
    private readonly List<TempoChange> _tempi = [];
    private readonly List<TimeSignature> _timeSignatures = [];
    private readonly List<KeySignature> _keySignatures = [];
    private readonly MidiNotePairing _pairing = new();
    private readonly MidiProgramHistory _programs = new();
    private string _title = "";
    private string _trackName = "";
    private string _instrumentName = "";
    private long _end;

    /// <summary>Gets the number of tracks begun.</summary>
    public int TrackCount { get; private set; }

    /// <summary>Gets the tick at which the current track begins.</summary>
    public long TrackStart { get; private set; }

    /// <summary>Gets the number of notes left out because they had no length.</summary>
    public int ZeroLengthNotes { get; private set; }

    private bool IsSequential => header.Format == 2;

    /// <summary>Begins the next track.</summary>
    public void BeginTrack()
    {
        TrackCount++;
        _trackName = "";
        _instrumentName = "";
        _programs.BeginTrack();
        if (!IsSequential || TrackCount == 1)
        {
            return;
        }

        // Patterns stand for themselves: each begins with the defaults, not with what the one before left.
        TrackStart = _end;
        if (_tempi.Count > 0)
        {
            Add(new TempoChange(TrackStart, TempoChange.DefaultMicrosecondsPerQuarter));
        }

        if (_timeSignatures.Count > 0)
        {
            Add(new TimeSignature(TrackStart, 4, 4));
        }
    }

    /// <summary>Ends the current track.</summary>
    /// <param name="tick">Where, in ticks of the score.</param>
    /// <param name="offset">Where, in bytes of the file.</param>
    public void EndTrack(long tick, int offset)
    {
        _end = Math.Max(_end, tick);
        _pairing.EndAll(tick, offset, log);
        AddParts();
        _pairing.Clear();
        _title = TrackCount == 1 ? _trackName : _title;
    }

    /// <summary>Begins a note.</summary>
    public void BeginNote(long tick, int channel, int pitch, int velocity) =>
        _pairing.Begin(tick, channel, pitch, velocity, _programs.Current(channel));

    /// <summary>Ends a note.</summary>
    public void EndNote(long tick, int channel, int pitch) => _pairing.End(tick, channel, pitch);

    /// <summary>Changes a channel's program.</summary>
    public void ChangeProgram(long tick, int channel, int program) => _programs.Choose(tick, channel, program);

    /// <summary>Adds a tempo; means nothing in a file that counts film frames.</summary>
    public void Add(TempoChange change)
    {
        if (header.Division.FixedTempo is null)
        {
            _tempi.Add(change);
        }
    }

    /// <summary>Adds a time signature.</summary>
    public void Add(TimeSignature signature) => _timeSignatures.Add(signature);

    /// <summary>Adds a key signature.</summary>
    public void Add(KeySignature signature) => _keySignatures.Add(signature);

    /// <summary>Names the current track; the first name counts.</summary>
    public void NameTrack(ReadOnlySpan<byte> name) => _trackName = FirstOf(_trackName, name);

    /// <summary>Names the current track's instrument, which is the part's name where the track has none.</summary>
    public void NameInstrument(ReadOnlySpan<byte> name) => _instrumentName = FirstOf(_instrumentName, name);

    /// <summary>Makes the score.</summary>
    public Score Build()
    {
        if (header.Division.FixedTempo is { } tempo)
        {
            _tempi.Add(new TempoChange(0, tempo));
        }

        _programs.Sort();
        return new Score
        {
            TicksPerQuarter = header.Division.TicksPerQuarter,
            Title = _title,
            Parts = _parts.ConvertAll(WithProgram),
            Tempi = LastOfEachTick(_tempi, change => change.Tick),
            TimeSignatures = LastOfEachTick(_timeSignatures, signature => signature.Tick),
            KeySignatures = LastOfEachTick(_keySignatures, signature => signature.Tick),
        };
    }

    private static string FirstOf(string name, ReadOnlySpan<byte> text) =>
        name.Length > 0 ? name : MidiText.Decode(text);

    private static T[] LastOfEachTick<T>(List<T> items, Func<T, long> tick)
    {
        if (items.Count == 0)
        {
            return [];
        }

        // OrderBy is stable, so that the last of a tick stays the last.
        var ordered = items.OrderBy(tick).ToArray();
        var count = 0;
        foreach (var item in ordered)
        {
            count -= count > 0 && tick(ordered[count - 1]) == tick(item) ? 1 : 0;
            ordered[count++] = item;
        }

        return ordered[..count];
    }

    private void AddParts()
    {
        // The first track's name is the piece's in format 0, where all channels share that track.
        var name = header.Format == 0 || _trackName.Length == 0 ? _instrumentName : _trackName;
        Span<int> counts = stackalloc int[MidiNotePairing.Channels];
        ZeroLengthNotes += _pairing.Count(counts);
        for (var channel = 0; channel < counts.Length; channel++)
        {
            if (counts[channel] > 0)
            {
                var notes = _pairing.Collect(channel, counts[channel], out var program);
                _parts.Add(new Part { Name = name, Channel = channel, Program = program, Notes = notes });
            }
        }
    }

    private Part WithProgram(Part part) => part.Program != MidiNotePairing.NoProgram
        ? part
        : part with { Program = _programs.At(part.Channel, part.Notes[0].Start) };
}
