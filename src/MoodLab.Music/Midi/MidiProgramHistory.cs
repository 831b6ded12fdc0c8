namespace MoodLab.Music.Midi;

/// <summary>
/// Remembers which program each channel plays. A note plays the program that its own track chose last; where the track
/// chose none, the one that any track chose last on the channel; where none did, program 0.
/// </summary>
internal sealed class MidiProgramHistory
{
    private readonly byte[] _current = new byte[MidiNotePairing.Channels];
    private readonly List<Change>[] _changes = new List<Change>[MidiNotePairing.Channels];
    private bool _isOrdered = true;

    /// <summary>Forgets what the track before chose.</summary>
    public void BeginTrack() => Array.Fill(_current, MidiNotePairing.NoProgram);

    /// <summary>Gets the program that the current track chose last.</summary>
    public byte Current(int channel) => _current[channel];

    /// <summary>Chooses a channel's program.</summary>
    public void Choose(long tick, int channel, int program)
    {
        if (_current[channel] != program)
        {
            _current[channel] = (byte)program;
            var changes = _changes[channel] ??= [];
            _isOrdered &= changes.Count == 0 || changes[^1].Tick <= tick;
            changes.Add(new Change(tick, changes.Count, (byte)program));
        }
    }

    /// <summary>Puts the choices of all tracks in order, which <see cref="At"/> relies on.</summary>
    public void Sort()
    {
        for (var channel = 0; channel < _changes.Length && !_isOrdered; channel++)
        {
            _changes[channel]?.Sort(ChangeOrder.Instance);
        }

        _isOrdered = true;
    }

    /// <summary>Gets the program that a channel plays at a tick, whichever track chose it; needs <see cref="Sort"/>.
    /// </summary>
    public int At(int channel, long tick)
    {
        if (_changes[channel] is not { } changes)
        {
            return 0;
        }

        var index = changes.BinarySearch(new Change(tick, int.MaxValue, 0), ChangeOrder.Instance);
        return index == -1 ? 0 : changes[~index - 1].Program;
    }

    private readonly record struct Change(long Tick, int Sequence, byte Program);

    private sealed class ChangeOrder : IComparer<Change>
    {
        public static ChangeOrder Instance { get; } = new();

        public int Compare(Change x, Change y)
        {
            var order = x.Tick.CompareTo(y.Tick);
            return order != 0 ? order : x.Sequence.CompareTo(y.Sequence);
        }
    }
}
