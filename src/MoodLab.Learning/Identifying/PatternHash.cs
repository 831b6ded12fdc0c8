namespace MoodLab.Learning.Identifying;

/// <summary>Mixes what a pattern consists of into its key.</summary>
internal static class PatternHash
{
    /// <summary>Begins a pattern.</summary>
    /// <param name="family">Its family.</param>
    public static ulong Of(PatternFamily family) => Mix(0, (int)family);

    /// <summary>Adds a number; SplitMix64's finaliser (Steele, Lea and Flood, 2014).</summary>
    /// <param name="hash">What came before.</param>
    /// <param name="value">The number.</param>
    public static ulong Mix(ulong hash, int value)
    {
        hash = (hash ^ (uint)value) + 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    /// <summary>Ends a pattern.</summary>
    /// <param name="hash">Everything it consists of.</param>
    public static uint Key(ulong hash) => (uint)(hash >> 32);
}
