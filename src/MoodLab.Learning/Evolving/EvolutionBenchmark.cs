using System.Diagnostics;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>Measures how long breeding takes.</summary>
public static class EvolutionBenchmark
{
    private const int Generations = 5;
    private const int WarmUps = 5;
    private const ulong Seed = 1;

    /// <summary>Measures the sixth generation of a session whose five first ones were rated by chance.</summary>
    /// <param name="settings">The shape of the melodies.</param>
    /// <param name="population">Melodies of a generation.</param>
    /// <param name="runs">How many times each is measured, at least 1.</param>
    /// <param name="cancellationToken">Stops measuring.</param>
    public static BreedingTime Measure(
        MelodySettings settings, int population, int runs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        RandomSource random = new(Seed);
        Breeder breeder = new(settings, new EvolutionOptions { Population = population });
        List<RatedMelody> rated = [];
        var children = breeder.Begin(random);
        List<Candidate> generation = [];
        HashSet<Melody> heard = [];
        for (var i = 0; i < Generations; i++)
        {
            children = i == 0 ? children : breeder.Next(generation, heard, null, random);
            generation =
            [
                .. children.Select(child => new Candidate(child.Genome, random.NextInt(EvolutionOptions.MaxStars + 1))),
            ];
            rated.AddRange(generation.Select(of => new RatedMelody(Melody.Of(of.Genome, settings), of.Stars)));
            heard.UnionWith(rated.Select(of => of.Melody));
        }

        var plain = Median(() => breeder.Next(generation, heard, null, random), runs, cancellationToken);
        var taste = Median(
            () => breeder.Next(generation, heard, null, random, TasteModel.Learn(rated)), runs, cancellationToken);
        return new BreedingTime(population, settings.Slots, rated.Count, plain, taste);
    }

    private static double Median(Action breed, int runs, CancellationToken cancellationToken)
    {
        var times = new double[runs];
        for (var run = -WarmUps; run < runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            breed();
            if (run >= 0)
            {
                times[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(times);
        return times[runs / 2];
    }
}
