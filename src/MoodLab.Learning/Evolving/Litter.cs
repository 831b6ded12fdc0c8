using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Evolving;

/// <summary>Children of a generation that differ from each other and from all that was heard.</summary>
/// <param name="settings">What a genome's bits mean.</param>
/// <param name="options">Whether melodies may come again.</param>
/// <param name="locked">What is kept of a melody; null for nothing.</param>
/// <param name="heard">What is not to come again.</param>
/// <param name="generation">The generation before, which is not to come again either.</param>
/// <param name="taste">Judges each child; null where nothing is known of the musician's taste.</param>
internal sealed class Litter(
    MelodySettings settings,
    EvolutionOptions options,
    GenomeLock? locked,
    IReadOnlySet<Melody> heard,
    IReadOnlyList<Candidate> generation,
    ITaste? taste = null)
{
    // Found by trying: in 4 slots, of which 6,561 melodies can be made, a hundred are found within 30 tries each.
    private const int Tries = 200;

    private readonly HashSet<Melody> _known = [.. generation.Select(each => Melody.Of(each.Genome, settings))];
    private readonly List<Offspring> _offspring = [];

    /// <summary>Gets the children with their melodies.</summary>
    public IReadOnlyList<Offspring> Offspring => _offspring;

    /// <summary>Gets the children.</summary>
    public IEnumerable<Child> Children => _offspring.Select(each => each.Child);

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
            var melody = Melody.Of(genome, settings);
            if (IsNew(melody) || !options.Distinct)
            {
                _offspring.Add(new Offspring(child with { Genome = genome }, melody, taste?.Guess(melody) ?? default));
                return;
            }

            child = attempt < Tries / 2
                ? child with { Genome = child.Genome.Flip(random.NextInt(child.Genome.Bits)) }
                : new Child(Genome.Random(settings.Slots, random), Origin.Random);
        }

        IsExhausted = true;
    }

    /// <summary>
    /// Lets one of the children go on changing, a bit at a time, and keeps each change that is expected to be liked
    /// better.
    /// </summary>
    /// <param name="child">The child, judged.</param>
    /// <param name="changes">How many changes are tried.</param>
    /// <param name="random">Draws the changes.</param>
    /// <returns>What became of it, which differs from all others.</returns>
    public Offspring Improve(Offspring child, int changes, RandomSource random)
    {
        for (var i = 0; i < changes; i++)
        {
            var genome = child.Child.Genome.Flip(random.NextInt(child.Child.Genome.Bits));
            genome = locked?.Apply(genome, settings) ?? genome;
            var melody = Melody.Of(genome, settings);
            if (!heard.Contains(melody) && !_known.Contains(melody) && taste?.Guess(melody) is { } guess
                && guess.Stars > child.Guess.Stars)
            {
                child = new Offspring(child.Child with { Genome = genome }, melody, guess);
            }
        }

        _known.Add(child.Melody);
        return child;
    }

    private bool IsNew(Melody melody) => !heard.Contains(melody) && _known.Add(melody);
}
