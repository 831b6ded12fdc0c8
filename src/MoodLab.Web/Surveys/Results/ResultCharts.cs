using System.Globalization;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;
using MoodLab.Web.Charts;

namespace MoodLab.Web.Surveys.Results;

/// <summary>The charts of a survey's results, and what they show in a sentence.</summary>
internal static class ResultCharts
{
    private const string Percent = "%";

    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    /// <summary>Shares with Wilson's intervals, beside guessing.</summary>
    public static IntervalChart Shares(IReadOnlyList<ScoredShare> shares, bool areMoods) => new(
        [.. shares.Select(of => Row(areMoods ? MoodLabel(of.Name) : new ChartLabel(of.Name), of.Share, of.Interval))],
        RightAxis,
        [Guessing(SurveyScore.ByGuessing)]);

    /// <summary>Which of them is recognised the most often and which the least.</summary>
    public static string Finding(IReadOnlyList<ScoredShare> shares, string kind)
    {
        var told = shares.Where(of => of.Share is not null).OrderByDescending(of => of.Share).ToList();
        return told.Count switch
        {
            0 => "There are no answers",
            1 => $"{Title(told[0].Name)}: {ResultText.Percent(told[0].Share)} right",
            _ when told[0].Interval[0] > told[^1].Interval[1] =>
                $"{Title(told[0].Name)} is right the most often ({ResultText.Percent(told[0].Share)}), {told[^1].Name} "
                + $"the least ({ResultText.Percent(told[^1].Share)})",
            _ => $"By {kind}, {ResultText.Percent(told[^1].Share)} to {ResultText.Percent(told[0].Share)} are right; "
                + "the intervals overlap",
        };
    }

    /// <summary>How often each piece's mood was recognised.</summary>
    public static IntervalChart Pieces(SurveyScore score) => new(
        [.. score.ByPiece.Select(piece => Row(PieceLabel(piece), piece.Score.Share, piece.Score.Interval))],
        RightAxis,
        [Guessing(SurveyScore.ByGuessing)]);

    /// <summary>Which pieces are no better than guessing.</summary>
    public static string PiecesFinding(SurveyScore score)
    {
        var heard = score.ByPiece.Count(
            piece => piece.Score.HolmPValue < 0.05 && piece.Score.Share > SurveyScore.ByGuessing);
        return heard == score.ByPiece.Count
            ? "Every piece is recognised more often than by guessing"
            : $"{heard} of {score.ByPiece.Count} pieces are recognised more often than by guessing (corrected p < "
                + "0.05)";
    }

    /// <summary>What was answered to each piece.</summary>
    public static BarChart Answers(SurveyScore score) => new(
        [.. score.ByPiece.Select(PieceLabel)],
        [
            .. Enum.GetValues<Mood>().Select(mood => new BarSeries(
                ChartLabel.Of(mood), [.. score.ByPiece.Select(piece => (double)piece.Counts[(int)mood])])),
        ],
        new ChartAxis("answers", From: 0, Digits: 0));

    /// <summary>For how many pieces most answers are wrong.</summary>
    public static string AnswersFinding(SurveyScore score)
    {
        var misled = score.ByPiece.Where(piece => piece.Counts.Max() > piece.Counts[(int)piece.Mood]).ToList();
        return misled.Count == 0
            ? "No piece is taken for another mood more often than for its own"
            : $"Taken for another mood more often than for their own: piece {string.Join(
                ", ", misled.Select(piece => piece.Piece.ToString(s_culture)))}";
    }

    /// <summary>The two axes of mood apart.</summary>
    public static IntervalChart Axes(SurveyScore score) => new(
        [
            Row(new ChartLabel("valence"), score.Valence.Share, score.Valence.Interval),
            Row(new ChartLabel("arousal"), score.Arousal.Share, score.Arousal.Interval),
        ],
        RightAxis,
        [Guessing(0.5)]);

    /// <summary>Which of the two is heard, also by other listeners in other pieces.</summary>
    public static string AxesFinding(SurveyScore score) => (IsHeard(score.Valence), IsHeard(score.Arousal)) switch
    {
        (true, true) => "Both valence and arousal are heard",
        (true, false) => "Valence is heard; arousal may not be, by other listeners in other pieces",
        (false, true) => "Arousal is heard; valence may not be, by other listeners in other pieces",
        _ => "Neither valence nor arousal is clearly heard",
    };

    /// <summary>What was taken for what.</summary>
    public static ConfusionChart Confusion(SurveyScore score) => new(
        [.. Enum.GetValues<Mood>().Select(ChartLabel.Of)], score.Confusion, "made for", "answered");

    /// <summary>The share of right answers from place to place.</summary>
    public static LineChart Places(SurveyScore score) => new(
        [
            new LineSeries(
                new ChartLabel("right answers"),
                [
                    .. score.ByPosition.Select(of => new LinePoint(
                        double.Parse(of.Name, s_culture), 100 * of.Share, 100 * of.Interval[0],
                        100 * of.Interval[1])),
                ]),
        ],
        new ChartAxis("place in the session", Digits: 0),
        RightAxis,
        [Guessing(SurveyScore.ByGuessing)]);

    /// <summary>Whether respondents grew better.</summary>
    public static string PlacesFinding(SurveyScore score) => score.Learning switch
    {
        { Slope: > 0, PValue: < 0.05 } => "Listeners grow better from place to place",
        { Slope: < 0, PValue: < 0.05 } => "Listeners grow worse from place to place",
        { Slope: not null } => "No clear learning over the session",
        _ => "Whether listeners learn cannot be told: late and easy pieces are the same",
    };

    private static ChartAxis RightAxis { get; } = new("right answers", From: 0, To: 100, Percent);

    private static bool IsHeard(AxisScore axis) => axis.DPrimeInterval?[0] > 0;

    private static ReferenceLine Guessing(double chance) => new("guessing", 100 * chance);

    private static IntervalRow Row(ChartLabel label, double? share, IReadOnlyList<double> interval) => share is null
        ? new IntervalRow(label, null)
        : new IntervalRow(label, 100 * share, 100 * interval[0], 100 * interval[1]);

    private static ChartLabel MoodLabel(string name) =>
        MoodExtensions.TryParse(name, out var mood) ? ChartLabel.Of(mood) : new ChartLabel(name);

    private static ChartLabel PieceLabel(PieceScore piece) =>
        new(string.Create(s_culture, $"{piece.Piece} {piece.Mood.Name()}"), piece.Mood);

    private static string Title(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
