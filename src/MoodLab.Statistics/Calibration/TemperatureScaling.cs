namespace MoodLab.Statistics.Calibration;

/// <summary>
/// Turns scores into probabilities: softmax(s · scores), where the sharpness s = exp(a + b · x) may depend on how much
/// was seen, x. With b = 0 it is temperature scaling (Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural
/// Networks", 2017, section 4.2), s being one over the temperature. The likeliest class stays the likeliest.
/// </summary>
/// <param name="Offset">a.</param>
/// <param name="Slope">b.</param>
public sealed record TemperatureScaling(double Offset, double Slope)
{
    private const int MostSteps = 100;

    /// <summary>Fits the two numbers by maximum likelihood.</summary>
    /// <param name="scores">N cases of K scores; they should not be of cases that the scores were fitted on.</param>
    /// <param name="labels">The class of each, 0 to K - 1.</param>
    /// <param name="sizes">How much was seen of each; all equal for a plain temperature.</param>
    /// <exception cref="ArgumentException">There are no cases, or the lists do not fit.</exception>
    public static TemperatureScaling Fit(
        IReadOnlyList<double[]> scores, IReadOnlyList<int> labels, IReadOnlyList<double> sizes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(sizes);
        if (scores.Count == 0 || scores.Count != labels.Count || scores.Count != sizes.Count)
        {
            throw new ArgumentException(
                $"There are {scores.Count} cases, {labels.Count} labels and {sizes.Count} sizes.", nameof(labels));
        }

        // Around the mean size the two numbers hardly depend on each other.
        var centre = sizes.Average();
        TemperatureScaling best = new(0, 0);
        var loss = Loss(best);
        var damping = 1e-3;
        for (var step = 0; step < MostSteps && damping < 1e9; step++)
        {
            var next = Newton(best, damping);
            var nextLoss = Loss(next);
            if (nextLoss < loss)
            {
                var isDone = loss - nextLoss < 1e-12 * Math.Abs(loss);
                (best, loss, damping) = (next, nextLoss, damping / 10);
                if (isDone)
                {
                    break;
                }
            }
            else
            {
                damping *= 10;
            }
        }

        return best with { Offset = best.Offset - (best.Slope * centre) };

        double Loss(TemperatureScaling scaling) => Enumerable.Range(0, scores.Count).Sum(n =>
            -Math.Log(Math.Max(scaling.Probabilities(scores[n], sizes[n] - centre)[labels[n]], double.Epsilon)));

        TemperatureScaling Newton(TemperatureScaling at, double damp)
        {
            // By the logarithm of the sharpness u = a + bx: dL/du = s (E[z] - z_y), d²L/du² ≈ s² Var[z].
            double ga = 0, gb = 0, aa = 1e-12, ab = 0, bb = 1e-12;
            for (var n = 0; n < scores.Count; n++)
            {
                var x = sizes[n] - centre;
                var sharpness = at.Sharpness(x);
                var p = at.Probabilities(scores[n], x);
                double mean = 0, square = 0;
                for (var k = 0; k < p.Length; k++)
                {
                    mean += p[k] * scores[n][k];
                    square += p[k] * scores[n][k] * scores[n][k];
                }

                var gradient = sharpness * (mean - scores[n][labels[n]]);
                var curvature = sharpness * sharpness * Math.Max(square - (mean * mean), 0);
                (ga, gb) = (ga + gradient, gb + (gradient * x));
                (aa, ab, bb) = (aa + curvature, ab + (curvature * x), bb + (curvature * x * x));
            }

            (aa, bb) = (aa * (1 + damp), bb * (1 + damp));
            var determinant = (aa * bb) - (ab * ab);
            return new TemperatureScaling(
                at.Offset - (((bb * ga) - (ab * gb)) / determinant),
                at.Slope - (((aa * gb) - (ab * ga)) / determinant));
        }
    }

    /// <summary>Computes probabilities.</summary>
    /// <param name="scores">[K].</param>
    /// <param name="size">How much was seen.</param>
    /// <returns>[K], adding up to 1.</returns>
    public double[] Probabilities(IReadOnlyList<double> scores, double size)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var sharpness = Sharpness(size);
        var most = scores.Max();
        double[] shares = [.. scores.Select(score => Math.Exp(sharpness * (score - most)))];
        var sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    // Bounded, so that a far extrapolation is sure or unsure but never infinite.
    private double Sharpness(double size) => Math.Exp(Math.Clamp(Offset + (Slope * size), -10, 10));
}
