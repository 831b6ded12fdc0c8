namespace MoodLab.Music.Tests.Performing;

/// <summary>The shape of series' power spectra.</summary>
internal static class Spectrum
{
    /// <summary>
    /// Fits power to a power of the frequency over the periodograms' mean, in octaves from 4 to a quarter of the
    /// length, so that each octave weighs the same: 0 for white noise, -1 for pink, -2 for brown.
    /// </summary>
    public static double Slope(IReadOnlyList<double[]> series)
    {
        List<(double X, double Y)> points = [];
        for (var low = 4; low < series[0].Length / 4; low *= 2)
        {
            var power = Enumerable.Range(low, low).Average(k => series.Average(values => Power(values, k)));
            points.Add((Math.Log2(low), Math.Log2(power)));
        }

        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    private static double Power(double[] values, int k)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * k * i / values.Length);
            real += values[i] * cos;
            imaginary += values[i] * sin;
        }

        return (real * real) + (imaginary * imaginary);
    }
}
