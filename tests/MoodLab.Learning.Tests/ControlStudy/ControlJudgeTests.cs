using MoodLab.Learning.Control;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Words;
using MoodLab.Music.Features;
using MoodLab.Music.Moods;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class ControlJudgeTests
{
    private const double Tolerance = 1e-12;

    // One piece for each mood, told apart by tempo and register; 12 s of music at the fastest.
    private static readonly string[] s_typical = ["t_60 n_40", "t_60 n_80", "t_160 n_40", "t_160 n_80"];

    private readonly ControlJudge _judge = new(Judge());

    [Fact]
    public void Judge_KnownPieces_CountsThem()
    {
        // Depressed is heard twice as meant, calm once and once as delighted, angry never, delighted once.
        var score = _judge.Judge(
            new ControlArm(ControlMethod.Guided, 3),
            [
                Piece(Mood.Depressed, 0), Piece(Mood.Depressed, 0), Piece(Mood.Calm, 1), Piece(Mood.Calm, 3),
                Piece(Mood.Angry, 1), Piece(Mood.Angry, 3), Piece(Mood.Delighted, 3), Piece(Mood.Delighted, 2),
            ]);

        Assert.Equal(("guided", "guided-3", 3, 8), (score.Method, score.Arm, score.Strength, score.Pieces));
        Assert.Equal([[2, 0, 0, 0], [0, 1, 0, 1], [0, 1, 0, 1], [0, 0, 1, 1]], score.Confusion);
        Assert.Equal(0.5, score.Share);

        // Wilson's interval of 4 of 8 by hand: (4 + z2/2) / (8 + z2) -+ z sqrt(4 4 / 8 + z2/4) / (8 + z2).
        AssertInterval(0.2152, 0.7848, score.Interval);
        Assert.Equal([1, 0.5, 0, 0.5], score.ByMood.Values);
        Assert.Equal(["depressed", "calm", "angry", "delighted"], score.ByMood.Keys);
        AssertInterval(0.0945, 0.9055, score.ByMoodInterval["calm"]);

        // Of the wrong four, the valence of one and the arousal of two are right.
        Assert.Equal((5 / 8.0, 6 / 8.0), (score.Valence.Share, score.Arousal.Share));
        Assert.Equal(0, score.EarlyDeaths.Share);
        Assert.InRange(score.MeanProbability, 0.3, 0.7);
    }

    [Fact]
    public void Judge_PiecesWithoutAMood_ReachAQuarterWhateverIsHeard()
    {
        var score = _judge.Judge(
            new ControlArm(ControlMethod.None, 0), [Piece(null, 3), Piece(null, 3), Piece(null, 3), Piece(null, 1)]);

        Assert.Equal(0.25, score.Share);
        Assert.Equal([0.25, 0.25], score.Interval);
        Assert.Equal([0, 0.25, 0, 0.75], score.ByMood.Values);
        Assert.Equal(4, score.Pieces);
        Assert.All(score.Confusion, row => Assert.Equal([0, 1, 0, 3], row));
        Assert.Equal((0.5, 0.5), (score.Valence.Share, score.Arousal.Share));
        Assert.Equal(0.25, score.MeanProbability, Tolerance);
    }

    [Fact]
    public void Judge_PieceWhoseNotesEndEarly_HasDiedHoweverLongItWaits()
    {
        var score = _judge.Judge(
            new ControlArm(ControlMethod.Guided, 3),
            [
                Piece(Mood.Calm, 1),
                new ControlPiece(Mood.Calm, 0, WordText.Parse("t_60 n_60 w_16 n_60 w_16 w_16 w_16 w_16")),
            ]);

        Assert.Equal(0.5, score.EarlyDeaths.Share);
    }

    private static void AssertInterval(double low, double high, IReadOnlyList<double> interval)
    {
        const double Digits = 5e-5;
        Assert.Equal(low, interval[0], Digits);
        Assert.Equal(high, interval[1], Digits);
    }

    private static ControlPiece Piece(Mood? mood, int heard) => new(mood, 0, WordText.Parse(
        $"{s_typical[heard]} " + string.Join(' ', Enumerable.Repeat($"w_4 {s_typical[heard].Split(' ')[1]}", 34))));

    private static MoodClassifier Judge() => MoodClassifier.Fit(
        FeatureSet.Score,
        [.. Enumerable.Range(0, 4).Select(mood => MoodFeatures.Measure(Piece(null, mood).Score()))],
        [0, 1, 2, 3], Penalty.L2, 10);
}
