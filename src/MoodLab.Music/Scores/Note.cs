namespace MoodLab.Music.Scores;

/// <summary>One sounding note.</summary>
/// <param name="Pitch">Pitch, 0 to 127.</param>
/// <param name="Velocity">Stroke, 1 to 127.</param>
/// <param name="Start">Onset in ticks from the start of the score, at least 0.</param>
/// <param name="Duration">Length in ticks, at least 0.</param>
public readonly record struct Note(MidiPitch Pitch, Velocity Velocity, long Start, long Duration)
{
    /// <summary>Gets the tick at which the note ends (exclusive).</summary>
    public long End => Start + Duration;
}
