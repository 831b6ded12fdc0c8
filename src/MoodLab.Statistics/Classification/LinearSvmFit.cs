namespace MoodLab.Statistics.Classification;

/// <summary>
/// Fits one class against the rest by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual
/// Coordinate Descent Method for Large-scale Linear SVM", 2008, algorithm 1 with the shrinking of algorithm 3, squared
/// hinge loss). May be used from several threads.
/// </summary>
internal sealed class LinearSvmFit
{
    private readonly IReadOnlyList<SparseVector> _cases;
    private readonly int _features;
    private readonly LinearSvmOptions _options;
    private readonly double _diagonal;
    private readonly double[] _curvatures;

    /// <summary>Prepares the fits.</summary>
    /// <param name="cases">N cases.</param>
    /// <param name="features">D.</param>
    /// <param name="options">How.</param>
    public LinearSvmFit(IReadOnlyList<SparseVector> cases, int features, LinearSvmOptions options)
    {
        (_cases, _features, _options) = (cases, features, options);
        _diagonal = 0.5 / options.C;
        _curvatures = [.. cases.Select(x => x.SquaredNorm + 1 + _diagonal)];
    }

    /// <summary>Fits one class.</summary>
    /// <param name="isIn">Which cases are of the class.</param>
    /// <param name="cancellationToken">Gives up between two passes.</param>
    public (float[] Weights, float Bias) Run(bool[] isIn, CancellationToken cancellationToken)
    {
        var weights = new float[_features];
        var bias = 0.0;
        var alphas = new double[_cases.Count];
        int[] order = [.. Enumerable.Range(0, _cases.Count)];
        Random random = new(_options.Seed);
        var active = order.Length;
        var highest = double.PositiveInfinity;
        for (var pass = 0; pass < _options.MaxPasses; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order.AsSpan(0, active));
            double most = double.NegativeInfinity, least = double.PositiveInfinity;
            for (var i = 0; i < active; i++)
            {
                var n = order[i];
                var sign = isIn[n] ? 1.0 : -1.0;
                var gradient = (sign * (_cases[n].Dot(weights) + bias)) - 1 + (alphas[n] * _diagonal);
                if (alphas[n] == 0 && gradient > highest)
                {
                    // Far on its own side: left out until the rest has settled.
                    active--;
                    (order[i], order[active]) = (order[active], order[i]);
                    i--;
                    continue;
                }

                var violation = alphas[n] == 0 ? Math.Min(gradient, 0) : gradient;
                most = Math.Max(most, violation);
                least = Math.Min(least, violation);
                if (Math.Abs(violation) < 1e-12)
                {
                    continue;
                }

                var before = alphas[n];
                alphas[n] = Math.Max(before - (gradient / _curvatures[n]), 0);
                var step = (alphas[n] - before) * sign;
                _cases[n].AddTo((float)step, weights);
                bias += step;
            }

            if (most - least <= _options.Tolerance)
            {
                if (active == order.Length)
                {
                    break;
                }

                // One more look at all of them.
                (active, highest) = (order.Length, double.PositiveInfinity);
                continue;
            }

            highest = most > 0 ? most : double.PositiveInfinity;
        }

        return (weights, (float)bias);
    }
}
