namespace MoodLab.Statistics.Calibration;

/// <summary>
/// How far stated confidence is from the share of right answers: the expected calibration error (Guo, Pleiss, Sun and
/// Weinberger, "On Calibration of Modern Neural Networks", 2017, equation 3) over bins of equal width.
/// </summary>
public sealed record CalibrationError
{
    private CalibrationError(double expected, IReadOnlyList<CalibrationBin> bins) => (Expected, Bins) = (expected, bins);

    /// <summary>Gets the mean distance between confidence and accuracy, 0 to 1, each bin weighted by its cases; NaN
    /// without cases.</summary>
    public double Expected { get; }

    /// <summary>Gets the bins, the least confident first; a bin without cases has NaN for its means.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>Measures it.</summary>
    /// <param name="confidences">The probability that each answer was given, 0 to 1.</param>
    /// <param name="areRight">Whether it was right.</param>
    /// <param name="bins">How many bins.</param>
    /// <exception cref="ArgumentException">The lists do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A confidence lies outside 0 to 1, or there is no bin.</exception>
    public static CalibrationError Measure(
        IReadOnlyList<double> confidences, IReadOnlyList<bool> areRight, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(confidences);
        ArgumentNullException.ThrowIfNull(areRight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (confidences.Count != areRight.Count)
        {
            throw new ArgumentException(
                $"There are {confidences.Count} confidences and {areRight.Count} answers.", nameof(areRight));
        }

        var (count, right, sum) = (new int[bins], new int[bins], new double[bins]);
        for (var i = 0; i < confidences.Count; i++)
        {
            if (confidences[i] is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(confidences), confidences[i], "A confidence lies from 0 to 1.");
            }

            // As Guo and others have it, a bin ends with its upper border; none has to say 0.
            var bin = Math.Max((int)Math.Ceiling(confidences[i] * bins) - 1, 0);
            count[bin]++;
            right[bin] += areRight[i] ? 1 : 0;
            sum[bin] += confidences[i];
        }

        return new CalibrationError(
            Enumerable.Range(0, bins).Sum(bin => Math.Abs(right[bin] - sum[bin])) / confidences.Count,
            [
                .. Enumerable.Range(0, bins).Select(bin => new CalibrationBin(
                    (double)bin / bins, (bin + 1.0) / bins, new Proportion(right[bin], count[bin]),
                    sum[bin] / count[bin])),
            ]);
    }
}
