using MoodLab.Neural.Randomness;
using MoodLab.Statistics;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>
/// The interval of a ratio of two sums by the percentile bootstrap (Efron, "Bootstrap Methods: Another Look at the
/// Jackknife", 1979): seeds are drawn anew within each kind of musician, and both arms of a seed stay together.
/// </summary>
internal static class RatioBootstrap
{
    private const int Draws = 2000;
    private const ulong Seed = 1;
    private const double Tail = 0.025;

    /// <summary>Finds the 95 % interval.</summary>
    /// <param name="kinds">For each kind of musician, the ratings of each seed; at least one of each.</param>
    public static Interval Of(IReadOnlyList<IReadOnlyList<(double Classic, double Taste)>> kinds)
    {
        RandomSource random = new(Seed);
        var ratios = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            double classic = 0, taste = 0;
            foreach (var seeds in kinds)
            {
                for (var i = 0; i < seeds.Count; i++)
                {
                    var (first, second) = seeds[random.NextInt(seeds.Count)];
                    (classic, taste) = (classic + first, taste + second);
                }
            }

            ratios[draw] = taste / classic;
        }

        Array.Sort(ratios);
        return new Interval(ratios[(int)(Tail * Draws)], ratios[(int)((1 - Tail) * Draws) - 1]);
    }
}
