namespace MoodLab.Music.Performing;

/// <summary>
/// Noise whose power falls with the frequency as 1/f, as that of musicians' deviations does (H. Hennig et al., "The
/// Nature and Perception of Fluctuations in Human Musical Rhythms", PLoS ONE 6(10): e26457, 2011). Mean 0, standard
/// deviation 1, within -3 to 3.
/// </summary>
/// <remarks>
/// A sum of relaxation processes of equal variance whose time constants are spread evenly over the logarithm of time
/// (A. van der Ziel, "On the noise spectra of semi-conductor noise and of flicker effect", Physica 16, 1950): between
/// the slowest and the fastest the sum's spectrum is 1/f. Each process is advanced exactly over any stretch of time,
/// so that notes of any rhythm can be asked about, and at the same cost whether a stretch is short or long.
/// </remarks>
internal sealed class PinkNoise
{
    /// <summary>The furthest value; those beyond are moved to it.</summary>
    public const double Furthest = 3;

    private readonly PerformanceRandom _random;
    private readonly double[] _timeConstants;
    private readonly double[] _values;

    /// <summary>Creates the noise.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="fastest">The shortest time constant in quarter notes, above 0.</param>
    /// <param name="octaves">How many time constants, each twice the one before; at least 1.</param>
    public PinkNoise(PerformanceRandom random, double fastest, int octaves)
    {
        _random = random;
        _timeConstants = new double[octaves];
        _values = new double[octaves];
        for (var i = 0; i < octaves; i++)
        {
            _timeConstants[i] = fastest * Math.Pow(2, i);
            _values[i] = random.NextGaussian();
        }
    }

    /// <summary>Lets time pass and returns the noise's value.</summary>
    /// <param name="quarters">How much time, in quarter notes, at least 0.</param>
    public double Next(double quarters)
    {
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
        {
            var kept = Math.Exp(-quarters / _timeConstants[i]);
            _values[i] = (kept * _values[i]) + (Math.Sqrt(1 - (kept * kept)) * _random.NextGaussian());
            sum += _values[i];
        }

        return Math.Clamp(sum / Math.Sqrt(_values.Length), -Furthest, Furthest);
    }
}
