using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// Draws parents: each melody has stars + 1 entries in a lot, and two entries are drawn without putting the first one
/// back; so both may be of the same melody.
/// </summary>
internal sealed class ParentDraw
{
    private readonly double[] _entries;
    private readonly double _total;

    /// <summary>Makes the lot.</summary>
    /// <param name="generation">The generation, in its order of presentation.</param>
    /// <param name="anyStars">Whether stars outside 0 to 5 are taken; below -1 they count as none.</param>
    public ParentDraw(IReadOnlyList<Candidate> generation, bool anyStars)
    {
        if (generation.Count < EvolutionOptions.MinParents)
        {
            throw new ArgumentException($"Two melodies are needed, not {generation.Count}.", nameof(generation));
        }

        if (!anyStars)
        {
            foreach (var (_, stars) in generation)
            {
                Ranges.Require(nameof(Candidate.Stars), stars, 0, EvolutionOptions.MaxStars);
            }
        }

        _entries = [.. generation.Select(candidate => Math.Max(candidate.Stars + 1, 0))];
        _total = _entries.Sum();
        if (_total < EvolutionOptions.MinParents)
        {
            throw new ArgumentException("The stars leave fewer than two entries to draw from.", nameof(generation));
        }
    }

    /// <summary>Draws two parents.</summary>
    /// <param name="random">Gives two numbers.</param>
    /// <returns>Their places in the generation.</returns>
    public (int First, int Second) Draw(RandomSource random)
    {
        var first = Find(random.NextDouble() * _total, taken: -1);
        return (first, Find(random.NextDouble() * (_total - 1), taken: first));
    }

    private int Find(double at, int taken)
    {
        var last = 0;
        for (var place = 0; place < _entries.Length; place++)
        {
            var entries = _entries[place] - (place == taken ? 1 : 0);
            if (entries > 0)
            {
                last = place;
                at -= entries;
                if (at < 0)
                {
                    return place;
                }
            }
        }

        // Rounding may leave a grain.
        return last;
    }
}
