using MoodLab.Data.Evolving;
using MoodLab.Learning.Evolving;

namespace MoodLab.Lab.Evolving;

/// <summary>What stars tell of a musician's taste, from session to session.</summary>
/// <param name="store">Where sessions lie.</param>
public sealed class MusicianTaste(EvolutionStore store)
{
    // The latest; older ones would tell of a taste that may have changed.
    private const int MaxEarlier = 500;

    /// <summary>Lists what a musician rated in other sessions.</summary>
    /// <param name="owner">Whose ratings.</param>
    /// <param name="view">The session that is left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<RatedMelody>> EarlierAsync(
        string owner, EvolutionView view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var rated = await store.ListRatedAsync(owner, MaxEarlier, cancellationToken).ConfigureAwait(false);
        return
        [
            .. rated.Where(melody => melody.EvolutionId != view.Id)
                .GroupBy(melody => melody.Settings)
                .SelectMany(session =>
                {
                    var settings = EvolutionSettingsText.Read(session.Key);
                    return session.Select(melody => new RatedMelody(
                        Melody.Of(Genome.Parse(melody.Genome), settings.Melody, settings.Breeding.AsPublished),
                        melody.Stars));
                }),
        ];
    }

    /// <summary>Learns the taste that a session goes by.</summary>
    /// <param name="view">The session as it stands.</param>
    /// <param name="earlier">What the musician rated in other sessions.</param>
    /// <returns>The taste; null where it is not to be used, or too few stars tell of it.</returns>
    public static TasteModel? Learn(EvolutionView view, IReadOnlyList<RatedMelody> earlier)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Settings.UsesTaste && !view.Settings.Breeding.AsPublished
            ? TasteModel.Learn(
                [
                    .. view.Melodies.Values.Where(melody => melody.Stars is not null)
                        .OrderBy(melody => melody.Id)
                        .Select(melody => new RatedMelody(melody.Melody, melody.Stars!.Value)),
                ],
                earlier)
            : null;
    }
}
