using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>A session of a simulated musician, from the first melody to the first one that satisfies.</summary>
/// <param name="Ratings">How many melodies were rated, the satisfying one included; the most allowed if none was.
/// </param>
/// <param name="Generations">How many generations were shown, the last one included.</param>
/// <param name="IsSatisfied">Whether a melody satisfied.</param>
/// <param name="Rated">What was rated, in its order.</param>
public sealed record SimulatedSession(
    int Ratings, int Generations, bool IsSatisfied, IReadOnlyList<RatedMelody> Rated)
{
    /// <summary>Runs a session.</summary>
    /// <param name="musician">The musician.</param>
    /// <param name="settings">What a genome's bits mean.</param>
    /// <param name="options">How generations follow from one another.</param>
    /// <param name="usesTaste">Whether a taste model learns from the stars and chooses.</param>
    /// <param name="earlier">What the model learns from besides; null for nothing.</param>
    /// <param name="mostRatings">After how many ratings to give up.</param>
    /// <param name="random">Draws everything.</param>
    /// <remarks>
    /// The musician hears a generation in an order by chance and rates each melody once; as published, the elites of
    /// each generation again.
    /// </remarks>
    public static SimulatedSession Run(
        SimulatedMusician musician,
        MelodySettings settings,
        EvolutionOptions options,
        bool usesTaste,
        IReadOnlyList<RatedMelody>? earlier,
        int mostRatings,
        RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(musician);
        ArgumentNullException.ThrowIfNull(options);
        Breeder breeder = new(settings, options);
        var children = breeder.Begin(random);
        List<RatedMelody> rated = [];
        HashSet<Melody> heard = [];
        List<Candidate> before = [];
        for (var generation = 1; ; generation++)
        {
            var stars = new double[children.Count];
            foreach (var place in Shuffle(children.Count, random))
            {
                var child = children[place];
                if (child.Origin is Origin.Elite && !options.AsPublished)
                {
                    stars[place] = before[child.FirstParent!.Value].Stars;
                    continue;
                }

                var melody = Melody.Of(child.Genome, settings, options.AsPublished);
                stars[place] = musician.Rate(melody, rated.Count, random);
                var isSatisfied = musician.IsSatisfied(melody, rated.Count);
                heard.Add(melody);
                rated.Add(new RatedMelody(melody, stars[place]));
                if (isSatisfied || rated.Count == mostRatings)
                {
                    return new SimulatedSession(rated.Count, generation, isSatisfied, rated);
                }
            }

            before = [.. children.Select((child, place) => new Candidate(child.Genome, stars[place]))];
            children = breeder.Next(before, heard, null, random, usesTaste ? TasteModel.Learn(rated, earlier) : null);
        }
    }

    private static int[] Shuffle(int count, RandomSource random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
