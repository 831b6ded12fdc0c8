namespace MoodLab.Learning.Language.Recipes;

/// <summary>An upright scale for losses, from one round number to another.</summary>
/// <param name="Ticks">The round numbers, rising; at least two.</param>
public sealed record LossScale(IReadOnlyList<double> Ticks)
{
    private const int MostSteps = 8;

    private static readonly double[] s_steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

    /// <summary>Makes the scale that holds some losses.</summary>
    /// <param name="points">The losses, at least one.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static LossScale Of(IEnumerable<LossPoint> points)
    {
        double[] losses = [.. points.SelectMany(
            point => new[] { point.TrainLoss ?? point.ValidationLoss, point.ValidationLoss })];
        double low = losses.Min(), high = losses.Max();
        var step = s_steps.FirstOrDefault(of => (high - low) / of <= MostSteps - 2, s_steps[^1]);

        // Losses have four digits: one that is a tick but for the last bits of its quotient is that tick.
        double first = Math.Floor(Math.Round(low / step, 4));
        var last = Math.Max(Math.Ceiling(Math.Round(high / step, 4)), first + 1);
        return new LossScale(
            [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 2))]);
    }

    /// <summary>Gets where a loss lies.</summary>
    /// <param name="loss">The loss.</param>
    /// <returns>0 at the lowest tick, 1 at the highest.</returns>
    public double Share(double loss) => (loss - Ticks[0]) / (Ticks[^1] - Ticks[0]);
}
