using MoodLab.Learning.Words;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Cuts scores to the length of composed pieces, so that like is compared with like.</summary>
public static class Beginnings
{
    /// <summary>Gets a piece as words can say it, up to the first bar line at or after a time: where a composed piece
    /// of that length ends. Bars are of 4/4, as in composed pieces.</summary>
    /// <param name="score">Any score.</param>
    /// <param name="seconds">The time, at least 0.</param>
    public static Score Encoded(Score score, double seconds) =>
        Cut(WordDecoder.Decode(WordEncoder.Encode(score)).WithoutOverlaps(), seconds);

    /// <summary>Gets a decoded piece up to the first bar line at or after a time; notes that sound there end
    /// there.</summary>
    /// <param name="score">A score that <see cref="WordDecoder"/> made.</param>
    /// <param name="seconds">The time, at least 0.</param>
    public static Score Cut(Score score, double seconds)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        var bar = 4L * score.TicksPerQuarter;
        var end = (score.CreateTempoMap().SecondsToTicks(seconds) + bar - 1) / bar * bar;
        return score with
        {
            Tempi = [.. score.Tempi.Where(tempo => tempo.Tick < end)],
            Parts = [.. score.Parts.Select(part => part with
            {
                Notes = [.. part.Notes.Where(note => note.Start < end)
                    .Select(note => note with { Duration = Math.Min(note.Duration, end - note.Start) })],
            })],
        };
    }
}
