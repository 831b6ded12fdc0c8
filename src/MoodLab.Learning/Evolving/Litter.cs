using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>Children of a generation that differ from each other and from all that was heard.</summary>
/// <param name="settings">What a genome's bits mean.</param>
/// <param name="options">Whether melodies may come again.</param>
/// <param name="locked">What is kept of a melody; null for nothing.</param>
/// <param name="heard">What is not to come again.</param>
/// <param name="generation">The generation before, which is not to come again either.</param>
internal sealed class Litter(
    MelodySettings settings,
    EvolutionOptions options,
    GenomeLock? locked,
    IReadOnlySet<Melody> heard,
    IReadOnlyList<Candidate> generation)
{
    // Found by trying: in 4 slots, of which 6,561 melodies can be made, a hundred are found within 30 tries each.
    private const int Tries = 200;

    private readonly HashSet<Melody> _known = [.. generation.Select(each => Melody.Of(each.Genome, settings))];
    private readonly List<Child> _children = [];

    /// <summary>Gets the children.</summary>
    public IReadOnlyList<Child> Children => _children;

    /// <summary>Gets whether the search for a further melody has failed.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>
    /// Adds a child with what is locked. One that was heard before goes on changing, and in the end is drawn anew.
    /// </summary>
    /// <param name="child">The child.</param>
    /// <param name="random">Draws the changes.</param>
    public void Add(Child child, RandomSource random)
    {
        for (var attempt = 0; attempt < Tries && !IsExhausted; attempt++)
        {
            var genome = locked?.Apply(child.Genome, settings) ?? child.Genome;
            if (IsNew(Melody.Of(genome, settings)) || !options.Distinct)
            {
                _children.Add(child with { Genome = genome });
                return;
            }

            child = attempt < Tries / 2
                ? child with { Genome = child.Genome.Flip(random.NextInt(child.Genome.Bits)) }
                : new Child(Genome.Random(settings.Slots, random), Origin.Random);
        }

        IsExhausted = true;
    }

    private bool IsNew(Melody melody) => !heard.Contains(melody) && _known.Add(melody);
}
