namespace MoodLab.Learning.Evolving;

/// <summary>What a musician thinks of one feature of melodies, as far as their stars tell.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Weight">
/// How many stars more a melody gets that has more of it by one standard deviation of random melodies.
/// </param>
/// <param name="Deviation">The standard deviation of that weight.</param>
public readonly record struct TasteTrait(MelodyFeature Feature, double Weight, double Deviation)
{
    // With 24 features, fewer than one in three tastes that are no taste at all would show one beyond it.
    private const double ClearFrom = 2.5;

    /// <summary>Gets whether the weight is so far from 0 that it is no accident.</summary>
    public bool IsClear => Math.Abs(Weight) > ClearFrom * Deviation;
}
