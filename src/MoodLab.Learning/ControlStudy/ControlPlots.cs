using MoodLab.Learning.Charts;

namespace MoodLab.Learning.ControlStudy;

/// <summary>The plots of the study of mood control.</summary>
internal static class ControlPlots
{
    private const double Chance = 0.25;

    private static readonly ChartReference s_chance = new(Chance, "chance 0.25");

    /// <summary>Draws the share of each arm.</summary>
    public static string DrawShares(IReadOnlyList<ControlScore> arms) => BarChart.Draw(
        new ChartTexts(
            "Pieces in which the judge hears the intended mood",
            "Bars with 95 % intervals: " + string.Join(", ", arms.Select(
                arm => FormattableString.Invariant($"{arm.Arm} {arm.Share:P0}"))) + "; chance 25 %.",
            "share of the pieces", ""),
        [.. arms.Select(arm => new ChartBar(arm.Arm, arm.Share, arm.Interval[0], arm.Interval[1]))], 1, s_chance);

    /// <summary>Draws the share by strength, with valence and arousal apart.</summary>
    public static string DrawStrengths(IReadOnlyList<ControlScore> arms)
    {
        var points = StrengthDial.Points(arms);
        ChartLine all = new(
            "all moods", [.. points.Select(arm => new ChartPoint(
                arm.Strength, arm.Share, arm.Interval[0], arm.Interval[1]))]);
        var axes = new ChartLine[]
        {
            new("valence", [.. points.Select(arm => new ChartPoint(arm.Strength, arm.Valence.Share))]),
            new("arousal", [.. points.Select(arm => new ChartPoint(arm.Strength, arm.Arousal.Share))]),
        };
        return LineChart.Draw(
            new ChartTexts(
                "What turning the strength up does",
                "Share of pieces judged as intended by strength: " + string.Join(", ", points.Select(
                    arm => FormattableString.Invariant($"{arm.Strength}: {arm.Share:P0}")))
                + "; with valence and arousal apart.",
                "strength (0: no mood, 1: as learnt, more: exaggerated)", "share of the pieces"),
            [all, .. axes], s_chance);
    }
}
