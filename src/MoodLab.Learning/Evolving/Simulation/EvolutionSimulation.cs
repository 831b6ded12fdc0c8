using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>
/// Compares the classic algorithm with and without a taste model on simulated musicians: how many melodies each must
/// rate until one satisfies. Melodies are the study's: 8 bars of 4 notes with pauses.
/// </summary>
/// <remarks>
/// What satisfies, how stars come about, the kinds of musicians and the most ratings were fixed before the model was
/// tuned. The seed of a musician gives the taste and the first generation, the same for all arms. Elites keep their
/// stars and are not rated again, except as published.
/// </remarks>
public static class EvolutionSimulation
{
    // The rarest melodies that satisfy are one in a thousand: ten of these.
    private const int RandomMelodies = 10_000;

    /// <summary>Runs the comparison on all cores.</summary>
    /// <param name="options">What to compare.</param>
    /// <param name="progress">Is told how many musicians are through, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static SimulationReport Run(
        SimulationOptions options, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        MelodySettings settings = new();
        RandomSource random = new(0);
        Melody[] melodies =
        [
            .. Enumerable.Range(0, RandomMelodies)
                .Select(_ => Melody.Of(Genome.Random(settings.Slots, random), settings)),
        ];

        var kinds = Enum.GetValues<MusicianKind>();
        var sessions = new Sessions[kinds.Length * options.Seeds];
        var done = 0;
        Parallel.For(0, sessions.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var seed = options.FirstSeed + (i % options.Seeds);
            sessions[i] = Meet(kinds[i / options.Seeds], seed, melodies, options);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return Sum(options, [.. sessions]);
    }

    private static Sessions Meet(MusicianKind kind, int seed, Melody[] melodies, SimulationOptions options)
    {
        // No two musicians share random numbers, nor does a musician with the session.
        var numbers = ((ulong)seed << 32) | ((ulong)kind << 1);
        SimulatedMusician musician = new(kind, melodies, new RandomSource(numbers));
        EvolutionOptions classic = new() { Population = options.Population };
        SimulatedSession Run(
            EvolutionOptions evolution, bool usesTaste, IReadOnlyList<RatedMelody>? earlier = null) =>
            SimulatedSession.Run(
                musician, melodies[0].Settings, evolution, usesTaste, earlier, options.MostRatings,
                new RandomSource(earlier is null ? numbers | 1 : ~numbers));
        var taste = Run(classic, usesTaste: true);
        return new Sessions(
            kind,
            Run(classic, usesTaste: false),
            taste,
            Run(classic, usesTaste: true, taste.Rated),
            options.ComparesPublished ? Run(classic with { AsPublished = true }, usesTaste: false) : null);
    }

    private static SimulationReport Sum(SimulationOptions options, IReadOnlyList<Sessions> sessions)
    {
        var rows = sessions.GroupBy(each => each.Kind).Select(kind =>
        {
            var (classic, taste, again, published) = Arms([.. kind]);
            return new SimulatedKind(
                kind.Key, classic, taste, again, taste.Ratings / classic.Ratings, RatioBootstrap.Of([Pairs(kind)]),
                published);
        });
        List<Sessions> withTaste = [.. sessions.Where(each => each.Kind != MusicianKind.Random)];
        var all = Arms(withTaste);
        return new SimulationReport(
            options, all.Classic, all.Taste, all.Again, all.Taste.Ratings / all.Classic.Ratings,
            RatioBootstrap.Of([.. withTaste.GroupBy(each => each.Kind).Select(Pairs)]), all.Published, [.. rows]);
    }

    private static (SimulationArm Classic, SimulationArm Taste, SimulationArm Again, SimulationArm? Published) Arms(
        IReadOnlyList<Sessions> sessions) =>
    (
        SimulationArm.Of([.. sessions.Select(each => each.Classic)]),
        SimulationArm.Of([.. sessions.Select(each => each.Taste)]),
        SimulationArm.Of([.. sessions.Select(each => each.Again)]),
        sessions[0].Published is null ? null : SimulationArm.Of([.. sessions.Select(each => each.Published!)])
    );

    private static IReadOnlyList<(double Classic, double Taste)> Pairs(IEnumerable<Sessions> sessions) =>
        [.. sessions.Select(each => ((double)each.Classic.Ratings, (double)each.Taste.Ratings))];

    private sealed record Sessions(
        MusicianKind Kind,
        SimulatedSession Classic,
        SimulatedSession Taste,
        SimulatedSession Again,
        SimulatedSession? Published);
}
