namespace MoodLab.Learning.Identifying;

/// <summary>The patterns of a piece, each once, with how often it occurs.</summary>
public sealed class PatternCounts
{
    private readonly uint[] _keys;
    private readonly ushort[] _counts;
    private readonly PatternFamily[] _families;

    private PatternCounts(uint[] keys, ushort[] counts, PatternFamily[] families) =>
        (_keys, _counts, _families) = (keys, counts, families);

    /// <summary>Gets the patterns' keys, ascending.</summary>
    public ReadOnlySpan<uint> Keys => _keys;

    /// <summary>Gets how often each occurs, 65,535 at most.</summary>
    public ReadOnlySpan<ushort> Counts => _counts;

    /// <summary>Gets each pattern's family.</summary>
    public ReadOnlySpan<PatternFamily> Families => _families;

    /// <summary>Counts patterns.</summary>
    /// <param name="occurrences">The patterns of a piece or of a part of it.</param>
    public static PatternCounts Of(IEnumerable<PatternOccurrence> occurrences)
    {
        Dictionary<uint, (ushort Count, PatternFamily Family)> counts = [];
        foreach (var (key, family, _) in occurrences)
        {
            var count = counts.GetValueOrDefault(key).Count;
            counts[key] = ((ushort)Math.Min(count + 1, ushort.MaxValue), family);
        }

        var sorted = counts.OrderBy(pair => pair.Key).ToArray();
        return new PatternCounts(
            [.. sorted.Select(pair => pair.Key)],
            [.. sorted.Select(pair => pair.Value.Count)],
            [.. sorted.Select(pair => pair.Value.Family)]);
    }
}
