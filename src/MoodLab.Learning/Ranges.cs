namespace MoodLab.Learning;

/// <summary>Refuses settings outside their ranges, in the same words everywhere.</summary>
internal static class Ranges
{
    /// <summary>Refuses a value outside a range; not a number lies outside every range.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="value">Its value.</param>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside; the message names the range.</exception>
    public static void Require(string name, double value, double min, double max)
    {
        // Written so that NaN fails as well.
        if (!(value >= min && value <= max))
        {
            throw new ArgumentOutOfRangeException(
                name, value, FormattableString.Invariant($"{name} must lie between {min:0.####} and {max}."));
        }
    }
}
