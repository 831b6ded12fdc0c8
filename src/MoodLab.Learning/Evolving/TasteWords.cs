namespace MoodLab.Learning.Evolving;

/// <summary>A taste in words.</summary>
internal static class TasteWords
{
    // More than three would be a list and no sentence.
    private const int Most = 3;

    /// <summary>Says what is liked and what is disliked, the clearest first; nothing that is not clear.</summary>
    /// <param name="traits">What was learnt of each feature.</param>
    /// <param name="middles">What was learnt of each feature's distance from its middle.</param>
    public static string Describe(IReadOnlyList<TasteTrait> traits, IReadOnlyList<TasteTrait> middles)
    {
        var clear = traits.Where(trait => trait.IsClear).OrderByDescending(Clearness).ToList();
        var likes = clear
            .Select(trait => trait.Weight > 0 ? trait.Feature.More : trait.Feature.Less)
            .OfType<string>()
            .ToList();

        // Where a trait goes one way, its middle only bends that way.
        likes.AddRange(middles
            .Where(middle => middle.IsClear && middle.Weight < 0)
            .Where(middle => !clear.Exists(trait => trait.Feature == middle.Feature))
            .OrderByDescending(Clearness)
            .Select(middle => $"a middling {middle.Feature.Name}"));
        var dislikes = clear
            .Where(trait => trait.Weight < 0 && trait.Feature.Less is null)
            .Select(trait => trait.Feature.More)
            .ToList();
        return (likes.Count, dislikes.Count) switch
        {
            (0, 0) => "Nothing is clear yet.",
            (_, 0) => $"You like {List(likes)}.",
            (0, _) => $"You dislike {List(dislikes)}.",
            _ => $"You like {List(likes)}; you dislike {List(dislikes)}.",
        };
    }

    private static double Clearness(TasteTrait trait) => Math.Abs(trait.Weight) / trait.Deviation;

    private static string List(IEnumerable<string> words)
    {
        var first = words.Take(Most).ToList();
        return first.Count == 1 ? first[0] : $"{string.Join(", ", first.SkipLast(1))} and {first[^1]}";
    }
}
