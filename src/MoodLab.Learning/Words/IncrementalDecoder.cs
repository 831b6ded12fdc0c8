using MoodLab.Music.Scores;

namespace MoodLab.Learning.Words;

/// <summary>Decodes a piece word by word, as it is composed. Starts with velocity 100 and sixteenths.</summary>
public sealed class IncrementalDecoder
{
    private static readonly NoteLength s_sixteenth = NoteLength.Nearest(0.25);

    private int _velocity = 100;
    private NoteLength _length = s_sixteenth;

    /// <summary>Gets where the piece stands, in ticks of <see cref="Grid.TicksPerQuarter"/>.</summary>
    public long Tick { get; private set; }

    /// <summary>Takes the next word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>What happens, or null for a word that only changes what holds.</returns>
    public WordEvent? Push(Word word)
    {
        switch (word.Kind)
        {
            case WordKind.Velocity:
                _velocity = word.Value;
                return null;
            case WordKind.Duration:
                _length = word.Length;
                return null;
            case WordKind.Tempo:
                var tempo = TempoChange.FromQuartersPerMinute(Tick, TempoBin.SlowestOf(word.Value));
                return new WordEvent(word.Kind, default, tempo, Tick);
            case WordKind.Note:
                var ticks = (long)(_length.Quarters * Grid.TicksPerQuarter);
                Note note = new(new MidiPitch(word.Value), new Velocity(_velocity), Tick, ticks);
                return new WordEvent(word.Kind, note, default, Tick);
            case WordKind.Wait:
                Tick += (long)word.Value * Grid.TicksPerStep;
                return new WordEvent(word.Kind, default, default, Tick);
            default:
                return new WordEvent(WordKind.End, default, default, Tick);
        }
    }
}
