namespace MoodLab.Music.Features;

/// <summary>
/// The key that a piece's pitch classes fit best (Krumhansl and Schmuckler; Krumhansl, "Cognitive Foundations of
/// Musical Pitch", 1990, chapter 4, with the probe-tone profiles of Krumhansl and Kessler, 1982): the correlation of
/// how long each pitch class sounds with the profile of each of the 24 keys.
/// </summary>
/// <param name="Tonic">The tonic's pitch class, 0 (C) to 11 (B).</param>
/// <param name="IsMajor">Whether the key is major, not minor.</param>
/// <param name="Correlation">That key's correlation, -1 to 1.</param>
/// <param name="MajorCorrelation">The highest correlation of a major key.</param>
/// <param name="MinorCorrelation">The highest correlation of a minor key.</param>
public readonly record struct KeyEstimate(
    int Tonic, bool IsMajor, double Correlation, double MajorCorrelation, double MinorCorrelation)
{
    private const int Classes = 12;

    private static readonly double[] s_major =
        [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88];

    private static readonly double[] s_minor =
        [6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17];

    private static readonly string[] s_names = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];

    /// <summary>Gets the key's name, for example <c>Eb major</c>.</summary>
    public string Name => $"{s_names[Tonic]} {(IsMajor ? "major" : "minor")}";

    /// <summary>Estimates a key.</summary>
    /// <param name="durations">How long each pitch class sounds, 12 numbers of any unit, at least 0.</param>
    /// <returns>The estimate; null where nothing sounds or all classes sound alike, which fits no key.</returns>
    /// <exception cref="ArgumentException">There are not 12 numbers.</exception>
    public static KeyEstimate? Of(ReadOnlySpan<double> durations)
    {
        if (durations.Length != Classes)
        {
            throw new ArgumentException($"12 pitch classes are needed, not {durations.Length}.", nameof(durations));
        }

        KeyEstimate best = new(0, true, double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (var tonic = 0; tonic < Classes; tonic++)
        {
            var major = Correlate(durations, s_major, tonic);
            var minor = Correlate(durations, s_minor, tonic);
            if (double.IsNaN(major))
            {
                return null;
            }

            if (Math.Max(major, minor) > best.Correlation)
            {
                best = best with { Tonic = tonic, IsMajor = major >= minor, Correlation = Math.Max(major, minor) };
            }

            best = best with
            {
                MajorCorrelation = Math.Max(best.MajorCorrelation, major),
                MinorCorrelation = Math.Max(best.MinorCorrelation, minor),
            };
        }

        return best;
    }

    // Pearson's correlation of the classes, counted from the tonic, with a profile.
    private static double Correlate(ReadOnlySpan<double> durations, double[] profile, int tonic)
    {
        double meanX = 0, meanY = 0;
        for (var i = 0; i < Classes; i++)
        {
            meanX += durations[i] / Classes;
            meanY += profile[i] / Classes;
        }

        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < Classes; i++)
        {
            var x = durations[(tonic + i) % Classes] - meanX;
            var y = profile[i] - meanY;
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
