namespace MoodLab.Lab.Judging;

/// <summary>What the judge hears in a piece.</summary>
/// <param name="Moods">The four moods in their order; their shares add up to 1.</param>
public sealed record Hearing(IReadOnlyList<MoodShare> Moods)
{
    /// <summary>Gets the likeliest mood.</summary>
    public MoodShare Likeliest => Moods.MaxBy(mood => mood.Share);
}
