using MoodLab.Music.Scores;

namespace MoodLab.Lab.Corpora.Augmenting;

/// <summary>Makes other versions of a score that are the same piece to a listener.</summary>
public static class ScoreVariants
{
    private const int Fifth = 7;
    private const int Octave = 12;
    private const int MostFlats = 5;

    // A longer quarter note cannot be written into a MIDI file.
    private const int SlowestQuarter = 0xFFFFFF;

    /// <summary>Moves all notes but those of percussion up or down, and the key signatures with them.</summary>
    /// <param name="score">The score.</param>
    /// <param name="semitones">Up, or with a minus down.</param>
    /// <returns>
    /// The score; null where a note would leave the range of MIDI. (The study squeezes such notes onto the last one, so
    /// that they sound wrong.)
    /// </returns>
    public static Score? Transpose(Score score, int semitones)
    {
        ArgumentNullException.ThrowIfNull(score);
        var isBeyond = score.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes)
            .Any(note => note.Pitch.Value + semitones is < 0 or > MidiPitch.Highest);
        return isBeyond
            ? null
            : score with
            {
                Parts = [.. score.Parts.Select(part => part.IsPercussion ? part : Move(part, semitones))],
                KeySignatures =
                [
                    .. score.KeySignatures.Select(key => key with { Sharps = Move(key.Sharps, semitones) }),
                ],
            };
    }

    /// <summary>Plays a score faster or slower: every tempo is changed, no note is.</summary>
    /// <param name="score">The score.</param>
    /// <param name="factor">Above 0; 2 is twice as fast.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0.</exception>
    public static Score Stretch(Score score, double factor)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return score with
        {
            Tempi =
            [
                .. score.CreateTempoMap().Changes.Select(change => change with
                {
                    MicrosecondsPerQuarter = (int)Math.Clamp(
                        Math.Round(change.MicrosecondsPerQuarter / factor), 1, SlowestQuarter),
                }),
            ],
        };
    }

    private static Part Move(Part part, int semitones) => part with
    {
        Notes = [.. part.Notes.Select(note => note with { Pitch = new MidiPitch(note.Pitch.Value + semitones) })],
    };

    // A semitone up is seven fifths up; of two spellings the one with fewer signs.
    private static int Move(int sharps, int semitones)
    {
        var moved = (sharps + (Fifth * semitones)) % Octave;
        moved = moved < 0 ? moved + Octave : moved;
        return moved > Octave - MostFlats - 1 ? moved - Octave : moved;
    }
}
