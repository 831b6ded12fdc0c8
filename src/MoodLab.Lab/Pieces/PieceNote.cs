using MoodLab.Music.Scores;

namespace MoodLab.Lab.Pieces;

/// <summary>A note as pages draw it.</summary>
/// <param name="Start">Onset in seconds.</param>
/// <param name="Duration">Length in seconds.</param>
/// <param name="Pitch">MIDI pitch, 0 to 127.</param>
/// <param name="Velocity">MIDI velocity, 1 to 127.</param>
public readonly record struct PieceNote(double Start, double Duration, int Pitch, int Velocity)
{
    /// <summary>Lists the notes of a score, part by part.</summary>
    /// <param name="score">The score.</param>
    public static IReadOnlyList<PieceNote> Of(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var tempo = score.CreateTempoMap();
        return
        [
            .. score.Parts.SelectMany(part => part.Notes).Select(note => new PieceNote(
                tempo.TicksToSeconds(note.Start),
                tempo.TicksToSeconds(note.End) - tempo.TicksToSeconds(note.Start),
                note.Pitch.Value,
                note.Velocity.Value)),
        ];
    }
}
