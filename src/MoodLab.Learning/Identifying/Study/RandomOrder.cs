using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>Puts things into a random order that is the same on every machine.</summary>
internal static class RandomOrder
{
    /// <summary>Shuffles (Fisher and Yates, in Durstenfeld's form).</summary>
    /// <param name="items">What is shuffled in place.</param>
    /// <param name="random">Source of the order.</param>
    public static void Shuffle<T>(T[] items, RandomSource random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
