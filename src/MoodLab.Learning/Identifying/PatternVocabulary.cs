using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// The patterns that a model knows, and what they weigh: in a piece, a pattern counts ln(1 + n) for n occurrences, times
/// its rarity ln((1 + N) / (1 + d)) + 1/2 where d of N pieces have it; then the patterns of each family are scaled to
/// length 1, so that neither a long piece nor a talkative family outweighs others.
/// </summary>
public sealed class PatternVocabulary
{
    private readonly Dictionary<uint, int> _places;
    private readonly uint[] _keys;
    private readonly float[] _rarities;

    /// <summary>Makes a vocabulary of its entries.</summary>
    /// <param name="keys">The known patterns' keys, each once.</param>
    /// <param name="rarities">The weight of each.</param>
    /// <exception cref="ArgumentException">The lists do not fit, or a key stands twice.</exception>
    public PatternVocabulary(uint[] keys, float[] rarities)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(rarities);
        if (keys.Length != rarities.Length)
        {
            throw new ArgumentException($"There are {keys.Length} keys and {rarities.Length} weights.", nameof(keys));
        }

        (_keys, _rarities) = (keys, rarities);
        _places = new Dictionary<uint, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (!_places.TryAdd(keys[i], i))
            {
                throw new ArgumentException($"The key {keys[i]} stands twice.", nameof(keys));
            }
        }
    }

    /// <summary>Gets how many patterns are known.</summary>
    public int Count => _keys.Length;

    /// <summary>Gets the known patterns' keys.</summary>
    public ReadOnlySpan<uint> Keys => _keys;

    /// <summary>Gets the known patterns' weights.</summary>
    public ReadOnlySpan<float> Rarities => _rarities;

    /// <summary>Learns which patterns there are.</summary>
    /// <param name="pieces">The pieces' patterns, counted.</param>
    /// <param name="leastPieces">In how many pieces a pattern must be to be known.</param>
    /// <param name="most">How many patterns are known at most: those in the most pieces.</param>
    public static PatternVocabulary Learn(IReadOnlyList<PatternCounts> pieces, int leastPieces, int most)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        Dictionary<uint, int> holders = [];
        foreach (var piece in pieces)
        {
            foreach (var key in piece.Keys)
            {
                holders[key] = holders.GetValueOrDefault(key) + 1;
            }
        }

        var known = holders.Where(pair => pair.Value >= leastPieces)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .Take(most)
            .ToArray();
        return new PatternVocabulary(
            [.. known.Select(pair => pair.Key)],
            [.. known.Select(pair => (float)(Math.Log((1.0 + pieces.Count) / (1 + pair.Value)) + 0.5))]);
    }

    /// <summary>Finds the place of a pattern.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>From 0; -1 where it is not known.</returns>
    public int Find(uint key) => _places.GetValueOrDefault(key, -1);

    /// <summary>Weighs the patterns of a piece.</summary>
    /// <param name="piece">Its patterns, counted.</param>
    /// <returns>A vector of <see cref="Count"/> features; the squares of each family add up to 1.</returns>
    public SparseVector Weigh(PatternCounts piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        List<(int Place, float Value, PatternFamily Family)> entries = [];
        var squares = new double[Enum.GetValues<PatternFamily>().Length];
        for (var i = 0; i < piece.Keys.Length; i++)
        {
            if (_places.TryGetValue(piece.Keys[i], out var place))
            {
                var value = MathF.Log(1 + piece.Counts[i]) * _rarities[place];
                entries.Add((place, value, piece.Families[i]));
                squares[(int)piece.Families[i]] += value * value;
            }
        }

        entries.Sort((a, b) => a.Place.CompareTo(b.Place));
        return new SparseVector(
            [.. entries.Select(entry => entry.Place)],
            [.. entries.Select(entry => entry.Value / (float)Math.Sqrt(squares[(int)entry.Family]))]);
    }
}
