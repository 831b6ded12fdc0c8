namespace MoodLab.Learning.Evolving;

/// <summary>
/// Chooses from a litter what a musician is to hear: mostly what promises most, no near copies side by side, and a
/// surprise or two.
/// </summary>
/// <remarks>
/// The constants were chosen by simulated musicians, none of whom is among those that the study reports. Litters of
/// half and of twice the size did nearly as well, and so did half and twice as many changes; no changes at all cost a
/// quarter more ratings, no optimism an eighth.
/// </remarks>
internal static class Shortlist
{
    /// <summary>How many children are bred for each that is shown.</summary>
    public const int BredForEachShown = 8;

    // The best of the litter go on changing: how many for each that is shown, and how many changes of each.
    private const int ImprovedForEachShown = 2;
    private const int Changes = 12;

    // What is little known counts as half a deviation better than it is expected to be: it teaches more.
    private const double Optimism = 0.5;

    // Melodies that differ in no more than this share of their slots are near copies.
    private const double NearShare = 0.1;

    private const int FewestWithSurprise = 4;
    private const int FewestWithTwo = 8;

    /// <summary>Chooses.</summary>
    /// <param name="offspring">The litter, judged.</param>
    /// <param name="places">How many are shown.</param>
    /// <param name="improve">Lets one of the litter go on changing, so many times.</param>
    /// <returns>As many as are shown, or all of the litter where they are fewer.</returns>
    public static IEnumerable<Child> Choose(
        IReadOnlyList<Offspring> offspring, int places, Func<Offspring, int, Offspring> improve)
    {
        List<Offspring> ranked = [.. offspring.OrderByDescending(Promise)];
        var surprises = Surprises(ranked, places);
        ranked.RemoveAll(surprises.Contains);

        var best = ranked.Take(ImprovedForEachShown * places).Select(each => improve(each, Changes));
        ranked = [.. best, .. ranked.Skip(ImprovedForEachShown * places)];
        ranked = [.. ranked.OrderByDescending(Promise)];
        var promising = Various(ranked, places - surprises.Count);
        return
        [
            .. promising.Select(each => Show(each, Origin.Promising)),
            .. surprises.Select(each => Show(each, Origin.Surprise)),
        ];
    }

    private static double Promise(Offspring each) => each.Guess.Stars + (Optimism * each.Guess.Deviation);

    // Those of which least is known, of the better half: a surprise is to be heard, not to be suffered.
    private static HashSet<Offspring> Surprises(List<Offspring> ranked, int places)
    {
        var count = places >= FewestWithTwo ? 2 : places >= FewestWithSurprise ? 1 : 0;
        return [.. ranked.Take(ranked.Count / 2).OrderByDescending(each => each.Guess.Deviation).Take(count)];
    }

    // The most promising that are no near copies of each other; near copies only where there is nothing else.
    private static List<Offspring> Various(List<Offspring> ranked, int places)
    {
        List<Offspring> chosen = [];
        List<Offspring> near = [];
        foreach (var each in ranked.TakeWhile(_ => chosen.Count < places))
        {
            (chosen.TrueForAll(other => !IsNear(each, other)) ? chosen : near).Add(each);
        }

        return [.. chosen, .. near.Take(places - chosen.Count)];
    }

    private static bool IsNear(Offspring a, Offspring b) =>
        a.DistanceTo(b) <= Math.Max(1, (int)(NearShare * a.Melody.Settings.Slots));

    private static Child Show(Offspring each, Origin origin) =>
        each.Child with { Origin = origin, Guess = each.Guess };
}
