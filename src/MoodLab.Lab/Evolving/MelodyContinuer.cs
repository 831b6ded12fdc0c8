using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Learning.Evolving;
using MoodLab.Learning.Words;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Evolving;

/// <summary>
/// Lets the network that composes go on from the first half of a melody; what it writes is put on the grid and the
/// scale of the session.
/// </summary>
/// <param name="engine">Composes.</param>
public sealed class MelodyContinuer(CompositionEngine engine)
{
    // The network may slow down; what is too much is cut off.
    private const double Margin = 1.5;

    /// <summary>Gets why no network can go on from a melody; null where all is well.</summary>
    public string? Unavailable => engine.Unavailable;

    /// <summary>Goes on from a melody.</summary>
    /// <param name="melody">The melody; its second half is not heeded.</param>
    /// <param name="genome">The same as a genome.</param>
    /// <param name="seed">The seed of the network's choices, at least 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A genome with the same first half.</returns>
    /// <exception cref="EvolutionException">No network can compose now, or it fell silent.</exception>
    internal async Task<Genome> ContinueAsync(
        Melody melody, Genome genome, int seed, CancellationToken cancellationToken)
    {
        var settings = melody.Settings;
        var kept = Math.Max(1, settings.Slots / 2);
        var bar = 4L * Melody.TicksPerQuarter;
        var half = kept * bar / settings.NotesPerBar;
        var score = melody.ToScore();
        CompositionRequest request = new()
        {
            Mood = Mood.Calm,
            Method = ControlMethod.None,
            Strength = ControlMethod.None.UsualStrength(),
            Seconds = Math.Clamp(
                Margin * settings.Seconds, CompositionLimits.MinSeconds, CompositionLimits.MaxSeconds),
            Seed = seed,
            Opening = Opening(Between(score, 0, half)),
        };

        var second = Between(await ComposeAsync(request, cancellationToken).ConfigureAwait(false), half, long.MaxValue);
        if (second.NoteCount == 0)
        {
            throw new EvolutionException("The network fell silent. Try again, or with another melody.");
        }

        var wanted = settings.Slots - kept;
        var bars = (wanted + settings.NotesPerBar - 1) / settings.NotesPerBar;
        var imported = MelodyImport.Into(second, settings with { Bars = Math.Max(1, bars) });
        return new Genome([.. genome.Slots[..kept], .. imported.Genome.Slots[..wanted]]);
    }

    private async Task<Score> ComposeAsync(CompositionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var composition = engine.Enqueue(request);
            try
            {
                await foreach (var _ in composition.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    // Only the whole piece is of use.
                }
            }
            finally
            {
                composition.GiveUp();
            }

            return MidiReader.Read(composition.Piece!.Midi).Score;
        }
        catch (Exception exception) when (exception is ComposerBusyException or ComposerUnavailableException)
        {
            throw new EvolutionException(exception.Message);
        }
    }

    // Without the last wait: how long the last note is left alone, the network says.
    private static List<Word> Opening(Score score)
    {
        var words = WordEncoder.Encode(score);
        return words is [.., { Kind: WordKind.Wait }] ? words[..^1] : words;
    }

    // The notes that begin within a span, moved to its start.
    private static Score Between(Score score, long start, long end) => score with
    {
        Parts =
        [
            .. score.Parts.Select(part => part with
            {
                Notes =
                [
                    .. part.Notes.Where(note => note.Start >= start && note.Start < end)
                        .Select(note => note with { Start = note.Start - start }),
                ],
            }),
        ],
    };
}
