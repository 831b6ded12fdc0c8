using System.Numerics;

namespace MoodLab.Statistics.Classification;

/// <summary>
/// Fits a logistic regression by accelerated proximal gradient steps (Beck and Teboulle, "A Fast Iterative
/// Shrinkage-Thresholding Algorithm", 2009, with backtracking), restarted where the momentum points uphill (O'Donoghue
/// and Candes, "Adaptive Restart for Accelerated Gradient Schemes", 2015, gradient scheme).
/// </summary>
internal sealed class LogisticRegressionFit
{
    private readonly IReadOnlyList<double[]> _features;
    private readonly IReadOnlyList<int> _labels;
    private readonly LogisticRegressionOptions _options;
    private readonly double[] _caseWeights;
    private readonly int _classes;
    private readonly int _width;

    public LogisticRegressionFit(
        IReadOnlyList<double[]> features, IReadOnlyList<int> labels, int classes, LogisticRegressionOptions options)
    {
        (_features, _labels, _classes, _options) = (features, labels, classes, options);
        _width = features[0].Length + 1;
        var counts = new int[classes];
        foreach (var label in labels)
        {
            counts[label]++;
        }

        _caseWeights = [.. labels.Select(
            label => options.C * (options.IsBalanced ? labels.Count / ((double)classes * counts[label]) : 1))];
    }

    public LogisticRegression Run(LogisticRegression? start)
    {
        var size = _classes * _width;
        var x = start is null ? new double[size] : start.Parameters.ToArray();
        double[] y = [.. x], gradient = new double[size], next = new double[size];
        double momentum = 1, step = 1 / (_caseWeights.Sum() * 0.5);
        for (var i = 0; i < _options.MaxIterations; i++)
        {
            var loss = Loss(y, gradient);
            while (!TryStep(y, gradient, loss, step, next))
            {
                step /= 2;
            }

            double uphill = 0, change = 0, largest = 1e-12;
            for (var j = 0; j < size; j++)
            {
                uphill += (y[j] - next[j]) * (next[j] - x[j]);
                change = Math.Max(change, Math.Abs(next[j] - x[j]));
                largest = Math.Max(largest, Math.Abs(next[j]));
            }

            var before = uphill > 0 ? 1 : momentum;
            momentum = (1 + Math.Sqrt(1 + (4 * before * before))) / 2;
            var carry = (before - 1) / momentum;
            for (var j = 0; j < size; j++)
            {
                y[j] = next[j] + (carry * (next[j] - x[j]));
                x[j] = next[j];
            }

            if (change <= _options.Tolerance * largest)
            {
                break;
            }

            // The curvature may be lower here than where the step was shortened.
            step *= 1.05;
        }

        return new LogisticRegression(_classes, _width - 1, x);
    }

    // A proximal step; false where it is too long for the quadratic bound to hold.
    private bool TryStep(double[] from, double[] gradient, double loss, double step, double[] to)
    {
        double bound = loss;
        for (var j = 0; j < from.Length; j++)
        {
            to[j] = Shrink(from[j] - (step * gradient[j]), step, isBias: (j + 1) % _width == 0);
            var change = to[j] - from[j];
            bound += (gradient[j] * change) + (change * change / (2 * step));
        }

        return Loss(to, null) <= bound + (1e-12 * Math.Abs(bound));
    }

    private double Shrink(double value, double step, bool isBias) => (isBias, _options.Penalty) switch
    {
        (true, _) => value,
        (_, Penalty.L2) => value / (1 + step),
        _ => Math.Sign(value) * Math.Max(Math.Abs(value) - step, 0),
    };

    // The weighted negative log-likelihood, and its gradient where wanted.
    private double Loss(double[] parameters, double[]? gradient)
    {
        gradient?.AsSpan().Clear();
        var scores = new double[_classes];
        double loss = 0;
        for (var i = 0; i < _features.Count; i++)
        {
            var row = _features[i];
            for (var k = 0; k < _classes; k++)
            {
                var weights = parameters.AsSpan(k * _width, _width);
                scores[k] = weights[^1] + LogisticRegression.Dot(weights[..^1], row);
            }

            LogisticRegression.Softmax(scores);
            loss -= _caseWeights[i] * Math.Log(Math.Max(scores[_labels[i]], double.Epsilon));
            for (var k = 0; gradient is not null && k < _classes; k++)
            {
                var error = _caseWeights[i] * (scores[k] - (k == _labels[i] ? 1 : 0));
                Accumulate(gradient.AsSpan(k * _width, _width), row, error);
            }
        }

        return loss;
    }

    private static void Accumulate(Span<double> gradient, ReadOnlySpan<double> row, double error)
    {
        var j = 0;
        for (; j + Vector<double>.Count <= row.Length; j += Vector<double>.Count)
        {
            (new Vector<double>(gradient[j..]) + (new Vector<double>(row[j..]) * error)).CopyTo(gradient[j..]);
        }

        for (; j < row.Length; j++)
        {
            gradient[j] += row[j] * error;
        }

        gradient[^1] += error;
    }
}
