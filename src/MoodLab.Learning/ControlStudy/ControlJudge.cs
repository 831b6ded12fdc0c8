using MoodLab.Learning.Control;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;
using MoodLab.Statistics;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Counts in how many pieces of an arm a judge hears the mood that was pursued.</summary>
/// <param name="judge">A classifier of <see cref="FeatureSet.Score"/>: it knows nothing of what composed.</param>
public sealed class ControlJudge(MoodClassifier judge)
{
    /// <summary>Seconds of music with fewer of which a piece has died early.</summary>
    public const double ShortestSeconds = 10;

    private static readonly Mood[] s_moods = Enum.GetValues<Mood>();

    /// <summary>Judges an arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="pieces">Its pieces, at least one of every mood.</param>
    /// <exception cref="InvalidOperationException">The judge looks at more than scores.</exception>
    public ControlScore Judge(ControlArm arm, IReadOnlyList<ControlPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(pieces);
        List<Heard> heard = [];
        var dead = 0;
        foreach (var piece in pieces)
        {
            var score = piece.Score();
            var probabilities = judge.Probabilities(score);

            // Without a mood the piece is counted for each mood that it could have been meant for.
            heard.AddRange((piece.Mood is { } mood ? [mood] : s_moods).Select(mood => new Heard(mood, probabilities)));
            dead += Seconds(score) < ShortestSeconds ? 1 : 0;
        }

        ConfusionMatrix confusion = new(
            [.. heard.Select(of => (int)of.Intended)], [.. heard.Select(of => (int)of.Named)], s_moods.Length);
        var all = MeasuredShare.Of(confusion.Accuracy);
        return new ControlScore(
            arm.Method.Name(), arm.Name, arm.Strength, arm.Memory, arm.Candidates, pieces.Count, all.Share,
            arm.Method == ControlMethod.None ? [all.Share, all.Share] : all.Interval,
            s_moods.ToDictionary(mood => mood.Name(), mood => confusion.Recall((int)mood).Share),
            s_moods.ToDictionary(
                mood => mood.Name(), mood => MeasuredShare.Of(confusion.Recall((int)mood)).Interval),
            heard.Average(of => of.Probabilities[(int)of.Intended]),
            Axis(arm, heard, MoodExtensions.IsPositive), Axis(arm, heard, MoodExtensions.IsAroused),
            confusion.Rows, MeasuredShare.Of(new Proportion(dead, pieces.Count)));
    }

    /// <summary>Gets how long a piece plays: until its last note has ended.</summary>
    /// <param name="score">The piece.</param>
    /// <returns>Seconds, 0 for a score without notes.</returns>
    public static double Seconds(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.CreateTempoMap().TicksToSeconds(score.EndTick);
    }

    private static MeasuredShare Axis(ControlArm arm, List<Heard> heard, Func<Mood, bool> side)
    {
        var share = MeasuredShare.Of(
            new Proportion(heard.Count(of => side(of.Intended) == side(of.Named)), heard.Count));
        return arm.Method == ControlMethod.None ? share with { Interval = [share.Share, share.Share] } : share;
    }

    private sealed record Heard(Mood Intended, double[] Probabilities)
    {
        public Mood Named { get; } = (Mood)Array.IndexOf(Probabilities, Probabilities.Max());
    }
}
