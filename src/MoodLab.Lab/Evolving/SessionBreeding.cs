using MoodLab.Learning.Evolving;
using MoodLab.Neural.Randomness;

namespace MoodLab.Lab.Evolving;

/// <summary>Breeds for a session, by its settings, locks and seed.</summary>
internal static class SessionBreeding
{
    /// <summary>Breeds the generation that follows from the one where a session stands.</summary>
    public static List<Child> Next(EvolutionView view, IReadOnlyList<MelodyView> parents, TasteModel? taste)
    {
        var settings = view.Settings;
        var locked = settings.Lock is { IsEmpty: false } kept && view.Melodies.TryGetValue(kept.MelodyId, out var model)
            ? new GenomeLock(model.Genome, kept.Bars, kept.Rhythm, kept.Pitches)
            : null;
        if (parents.Count < EvolutionOptions.MinParents)
        {
            throw new EvolutionException(
                "Two melodies are needed to breed from. Go back a generation, or start anew with more bars or notes.");
        }

        if (locked?.KeepsAll(settings.Melody) == true)
        {
            throw new EvolutionException(
                "Everything is locked, so nothing new can be bred. Unlock a bar, rhythm or pitches.");
        }

        return new Breeder(settings.Melody, settings.Breeding).Next(
            [
                .. parents.Select(melody => new Candidate(
                    melody.Genome, melody.Stars ?? taste?.Guess(melody.Melody).Stars ?? 0)),
            ],
            view.Melodies.Values.Select(melody => melody.Melody).ToHashSet(),
            locked,
            RandomOf(settings, view.Generations.Length),
            taste);
    }

    /// <summary>Draws a bar of a melody anew.</summary>
    public static Genome Reroll(EvolutionView view, MelodyView old, int bar)
    {
        // Another try gives another bar: the numbers go on from the melodies that there are.
        RandomSource random = new(((ulong)view.Settings.Seed << 32) + 0x8000_0000 + (ulong)view.Melodies.Count);
        var kept = view.Settings.Lock;
        return MelodyReroll.Draw(
            old.Genome,
            bar,
            view.Settings.Melody,
            kept?.Rhythm == true,
            kept?.Pitches == true,
            random,
            view.Melodies.Values.Select(melody => melody.Melody).ToHashSet())
            ?? throw new EvolutionException("The locks leave no other way for this bar. Unlock rhythm or pitches.");
    }

    /// <summary>
    /// Gets the random numbers of a generation: its own, so that it does not depend on what was tried before.
    /// </summary>
    public static RandomSource RandomOf(EvolutionSettings settings, int ordinal) =>
        new(((ulong)settings.Seed << 32) + (ulong)ordinal);
}
