using MoodLab.Learning.Identifying;
using MoodLab.Web.Components.Shared;

namespace MoodLab.Web.Identifying;

/// <summary>Evidence by the moment, brought to stretches that can be seen and heard.</summary>
internal static class EvidenceWindows
{
    // About a bar: shorter stretches cannot be recognised by ear.
    private const double Seconds = 2;

    // More do not fit on a page side by side.
    private const int Most = 240;

    /// <summary>Adds up what the moments of each stretch say, smooths it over neighbours, and scales it.</summary>
    /// <param name="evidence">What speaks for and against a composer.</param>
    /// <param name="seconds">The length of the piece.</param>
    /// <returns>Stretches of equal length from the start to the end; the largest value is 1 or -1, unless all are 0.
    /// </returns>
    public static IReadOnlyList<RollTint> Of(ComposerEvidence evidence, double seconds)
    {
        var count = Math.Clamp((int)Math.Ceiling(seconds / Seconds), 1, Most);
        var length = Math.Max(seconds, Seconds) / count;
        var sums = new double[count];
        foreach (var moment in evidence.Moments)
        {
            sums[Math.Clamp((int)(moment.Seconds / length), 0, count - 1)] += moment.Value;
        }

        double At(int i) => sums[Math.Clamp(i, 0, count - 1)];
        double[] smooth = [.. Enumerable.Range(0, count).Select(i => (At(i - 1) + (2 * At(i)) + At(i + 1)) / 4)];
        var most = smooth.Max(Math.Abs);
        return
        [
            .. smooth.Select((value, i) => new RollTint(i * length, (i + 1) * length, most == 0 ? 0 : value / most)),
        ];
    }
}
