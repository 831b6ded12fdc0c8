using MoodLab.Music.Scores;

namespace MoodLab.Music.Rolls;

/// <summary>
/// A piece as a picture of pitches by frames of time, in fragments of one width, as networks read it. It keeps the
/// notes, 16 bytes each, and paints a fragment when it is asked for, so that a long piece costs no more than its notes.
/// All members may be called at once.
/// </summary>
/// <remarks>
/// After <c>get_piano_roll</c> of pretty_midi (Raffel and Ellis, "Intuitive Analysis, Creation and Manipulation of MIDI
/// Data with pretty_midi", 2014) and <c>process_multichannel_midi</c> of the composer study: a note sounds from the
/// frame in which it begins to the one before that in which it ends, so that one shorter than a frame may be nowhere;
/// velocities add up; the piece ends with the frame before that of its last note's end. Other than there, frames are
/// computed in whole numbers, pedals and bends are not applied, since scores have no pedals, and a part is an
/// instrument whatever programs it plays.
/// </remarks>
public sealed class PianoRoll
{
    /// <summary>The height of a roll: all pitches that MIDI can name.</summary>
    public const int Pitches = MidiPitch.Highest + 1;

    private readonly RollOptions _options;
    private readonly RollNote[] _notes;

    // The last end of all notes up to each: it only grows, and so finds the first note that still sounds.
    private readonly int[] _lastEnds;

    private PianoRoll(RollOptions options, RollNote[] notes, int[] lastEnds, int frames, bool isCut)
    {
        _options = options;
        _notes = notes;
        _lastEnds = lastEnds;
        Frames = frames;
        IsCut = isCut;
    }

    /// <summary>Gets the width in frames; 0 for a piece without notes.</summary>
    public int Frames { get; }

    /// <summary>Gets whether the piece goes on beyond <see cref="RollOptions.MaximumFrames"/>.</summary>
    public bool IsCut { get; }

    /// <summary>Gets the number of fragments, the last of which may reach beyond the piece's end.</summary>
    public int Fragments => (int)(((long)Frames + _options.FragmentFrames - 1) / _options.FragmentFrames);

    /// <summary>Gets the cells of a fragment: <see cref="Pitches"/> times its frames.</summary>
    public int FragmentCells => Pitches * _options.FragmentFrames;

    /// <summary>Makes the roll of a piece.</summary>
    /// <param name="score">The piece.</param>
    /// <param name="options">Null means the study's.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static PianoRoll Of(Score score, RollOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(score);
        options ??= RollOptions.Study;
        options.Validate();
        FrameClock clock = new(score, options.FramesPerSecond);
        List<RollNote> notes = new(score.NoteCount);
        for (var part = 0; part < score.Parts.Count; part++)
        {
            foreach (var note in score.Parts[part].Notes)
            {
                var start = clock.FrameAt(note.Start, options.MaximumFrames);
                var end = clock.FrameAt(note.End, options.MaximumFrames);
                if (start < end)
                {
                    notes.Add(new RollNote(
                        start, end, part, (byte)note.Pitch.Value, (byte)note.Velocity.Value,
                        score.Parts[part].IsPercussion));
                }
            }
        }

        var last = score.EndTick;
        var sorted = notes.ToArray();
        Array.Sort(sorted, (a, b) => a.Start.CompareTo(b.Start));
        var lastEnds = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            lastEnds[i] = Math.Max(i == 0 ? 0 : lastEnds[i - 1], sorted[i].End);
        }

        return new PianoRoll(
            options, sorted, lastEnds, clock.FrameAt(last, options.MaximumFrames),
            clock.FrameAt(last, int.MaxValue) > options.MaximumFrames);
    }

    /// <summary>
    /// Makes the same roll with every note moved, percussion too, as the study's copies were: what would leave the
    /// range of MIDI is kept at its end.
    /// </summary>
    /// <param name="semitones">How far up.</param>
    public PianoRoll Transpose(int semitones) => new(
        _options,
        [.. _notes.Select(note => note with { Pitch = (byte)Math.Clamp(note.Pitch + semitones, 0, Pitches - 1) })],
        _lastEnds, Frames, IsCut);

    /// <summary>Paints a fragment.</summary>
    /// <param name="fragment">Which, 0 to <see cref="Fragments"/> - 1.</param>
    /// <param name="channel">What its cells tell.</param>
    /// <param name="cells">
    /// [<see cref="Pitches"/>, frames], row-major, the lowest pitch first; all are written, those beyond the piece's
    /// end with 0. A sum above 65,535 stays there.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such fragment or channel.</exception>
    /// <exception cref="ArgumentException">There are not <see cref="FragmentCells"/> cells.</exception>
    public void Paint(int fragment, RollChannel channel, Span<ushort> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fragment);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fragment, Fragments);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)channel, (uint)RollChannel.Timing, nameof(channel));
        if (cells.Length != FragmentCells)
        {
            throw new ArgumentException($"A fragment has {FragmentCells} cells, not {cells.Length}.", nameof(cells));
        }

        cells.Clear();
        var from = fragment * _options.FragmentFrames;
        var sounding = Sounding(from, (int)Math.Min((long)from + _options.FragmentFrames, Frames));
        if (channel == RollChannel.Instruments)
        {
            CountParts(sounding, from, cells);
            return;
        }

        foreach (var note in sounding)
        {
            if (note.IsPercussion && channel != RollChannel.Timing)
            {
                continue;
            }

            foreach (ref var cell in Cells(note, from, cells))
            {
                cell = channel == RollChannel.Velocity ? (ushort)Math.Min(cell + note.Velocity, ushort.MaxValue)
                    : (ushort)1;
            }
        }
    }

    // Part by part: a cell counts a part once, however many of its notes meet there.
    private void CountParts(List<RollNote> sounding, int from, Span<ushort> cells)
    {
        var counted = new int[cells.Length];
        foreach (var note in sounding.Where(note => !note.IsPercussion).OrderBy(note => note.Part))
        {
            var marks = Cells(note, from, counted.AsSpan());
            var counts = Cells(note, from, cells);
            for (var i = 0; i < marks.Length; i++)
            {
                if (marks[i] != note.Part + 1)
                {
                    marks[i] = note.Part + 1;
                    counts[i]++;
                }
            }
        }
    }

    // The notes that sound in some frames.
    private List<RollNote> Sounding(int from, int to)
    {
        List<RollNote> sounding = [];
        int first = 0, after = _notes.Length;
        while (first < after)
        {
            var middle = (first + after) / 2;
            (first, after) = _lastEnds[middle] > from ? (first, middle) : (middle + 1, after);
        }

        for (var i = first; i < _notes.Length && _notes[i].Start < to; i++)
        {
            if (_notes[i].End > from)
            {
                sounding.Add(_notes[i]);
            }
        }

        return sounding;
    }

    private Span<T> Cells<T>(RollNote note, int from, Span<T> cells)
    {
        var start = Math.Max(note.Start - from, 0);
        var end = Math.Min(note.End - from, _options.FragmentFrames);
        return cells.Slice((note.Pitch * _options.FragmentFrames) + start, end - start);
    }

    private readonly record struct RollNote(int Start, int End, int Part, byte Pitch, byte Velocity, bool IsPercussion);
}
