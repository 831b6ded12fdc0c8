using MoodLab.Music.Scores;

namespace MoodLab.Learning.Identifying;

/// <summary>Cuts pieces into fragments of equal length in seconds, as a listener would hear them.</summary>
public static class PieceFragments
{
    /// <summary>Gets how long the study's fragments are: 150 frames, ten a second.</summary>
    public const double StudySeconds = 15;

    /// <summary>Cuts a fragment out of a piece.</summary>
    /// <param name="score">The piece.</param>
    /// <param name="from">Where the fragment begins, in seconds from the beginning of the piece.</param>
    /// <param name="seconds">How long it is.</param>
    /// <returns>The notes that begin in the fragment, at their places in the piece.</returns>
    public static Score Cut(Score score, double from, double seconds)
    {
        ArgumentNullException.ThrowIfNull(score);
        var map = score.CreateTempoMap();
        var (start, end) = (map.SecondsToTicks(from), map.SecondsToTicks(from + seconds));
        return score with
        {
            Parts =
            [
                .. score.Parts.Select(part => part with
                {
                    Notes = [.. part.Notes.Where(note => note.Start >= start && note.Start < end)],
                }),
            ],
        };
    }

    /// <summary>Chooses fragments of a piece that are spread evenly over it and have notes.</summary>
    /// <param name="score">The piece.</param>
    /// <param name="seconds">How long a fragment is, above 0.</param>
    /// <param name="most">How many fragments at most.</param>
    public static IReadOnlyList<Score> Spread(Score score, double seconds, int most)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var length = score.CreateTempoMap().TicksToSeconds(score.EndTick);

        // A damaged file may claim to last for years: no more windows are looked at than notes can fill.
        var windows = (int)Math.Clamp(Math.Ceiling(length / seconds), 1, score.NoteCount + 1);
        var wanted = Math.Min(windows, most);
        return
        [
            .. Enumerable.Range(0, wanted)
                .Select(i => Cut(score, (int)((long)i * windows / wanted) * seconds, seconds))
                .Where(fragment => fragment.Parts.Any(part => !part.IsPercussion && part.Notes.Count > 0)),
        ];
    }
}
