using MoodLab.Learning.Control;

namespace MoodLab.Learning.ControlStudy;

/// <summary>What turning the strength up does: no mood (0), as learnt (1), and guided beyond.</summary>
/// <param name="Strengths">The strengths, ascending.</param>
/// <param name="Shares">Share of the pieces judged as intended at each.</param>
/// <param name="MeanProbabilities">What probability the judge gives the intended mood at each, on average.</param>
/// <param name="IsMonotone">Whether no share is smaller than the one before.</param>
/// <param name="MonotoneUpTo">The greatest strength before the first share that is smaller than the one before
/// it.</param>
public sealed record StrengthDial(
    IReadOnlyList<double> Strengths,
    IReadOnlyList<double> Shares,
    IReadOnlyList<double> MeanProbabilities,
    bool IsMonotone,
    double MonotoneUpTo)
{
    /// <summary>Gets the dial of some arms.</summary>
    /// <param name="arms">The arms; those that are no point of the dial are passed over.</param>
    /// <returns>The dial, or null where it has fewer than two points.</returns>
    public static StrengthDial? Of(IEnumerable<ControlScore> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        var points = Points(arms);
        if (points.Count < 2)
        {
            return null;
        }

        var rising = 1;
        while (rising < points.Count && points[rising].Share >= points[rising - 1].Share)
        {
            rising++;
        }

        return new StrengthDial(
            [.. points.Select(arm => arm.Strength)], [.. points.Select(arm => arm.Share)],
            [.. points.Select(arm => arm.MeanProbability)], rising == points.Count, points[rising - 1].Strength);
    }

    internal static List<ControlScore> Points(IEnumerable<ControlScore> arms)
    {
        string[] methods =
            [ControlMethod.None.Name(), ControlMethod.Conditioned.Name(), ControlMethod.Guided.Name()];
        return
        [
            .. arms.Where(arm => arm.Memory == ControlArm.UsualMemory && methods.Contains(arm.Method))
                .OrderBy(arm => arm.Strength),
        ];
    }
}
