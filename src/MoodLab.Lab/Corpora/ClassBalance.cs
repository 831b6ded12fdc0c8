namespace MoodLab.Lab.Corpora;

/// <summary>How evenly pieces are spread over classes.</summary>
/// <param name="Classes">How many classes have pieces.</param>
/// <param name="Singles">How many of them have one piece only, which can be learnt or tested but not both.</param>
/// <param name="Largest">The most pieces of a class; 0 without any.</param>
/// <param name="Smallest">The fewest pieces of a class that has any; 0 without any.</param>
/// <param name="LargestShare">
/// The share of the largest class, 0 to 1: as often is right who always names it. Null without pieces.
/// </param>
/// <param name="Evenness">
/// Shannon's entropy of the shares over that of equal ones: 1 where all classes are of one size, near 0 where one has
/// nearly all. Null with fewer than two classes. Source: E. C. Pielou, "The measurement of diversity in different types
/// of biological collections", J. Theoretical Biology 13 (1966).
/// </param>
public sealed record ClassBalance(
    int Classes, int Singles, int Largest, int Smallest, double? LargestShare, double? Evenness)
{
    /// <summary>Computes the balance.</summary>
    /// <param name="pieces">The pieces of each class.</param>
    public static ClassBalance Of(IEnumerable<int> pieces)
    {
        int[] sizes = [.. pieces.Where(size => size > 0)];
        double all = sizes.Sum();
        return new ClassBalance(
            sizes.Length,
            sizes.Count(size => size == 1),
            sizes.DefaultIfEmpty().Max(),
            sizes.DefaultIfEmpty().Min(),
            sizes.Length == 0 ? null : sizes.Max() / all,
            sizes.Length < 2
                ? null
                : -sizes.Sum(size => size / all * Math.Log(size / all)) / Math.Log(sizes.Length));
    }
}
