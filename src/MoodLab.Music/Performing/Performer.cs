using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Performing;

/// <summary>
/// Plays a score as a person would: a little early or late, louder on the beat and towards the middle of a phrase, with
/// a tempo that breathes. All members may be called at once.
/// </summary>
/// <remarks>
/// <para>
/// Deviations follow 1/f noise, since those of musicians do and listeners prefer them to independent ones (H. Hennig
/// et al., "The Nature and Perception of Fluctuations in Human Musical Rhythms", PLoS ONE 6(10): e26457, 2011).
/// Accents and phrases are rules: by metre, and the "phrase arch" of A. Friberg, R. Bresin and J. Sundberg, "Overview
/// of the KTH rule system for musical performance" (Advances in Cognitive Psychology 2(2-3), 2006).
/// </para>
/// <para>
/// A performance has the notes of its score: as many in each part, of the same pitches. Every onset stays within a
/// quarter of the way to its neighbours, the piece ends at the second in which the score ends or a moment before, and
/// a note ends where its part strikes the same pitch again. The tempo's drift and that of phrases are tempo changes,
/// so that the notes of a performance still lie at their bars and beats in an editor.
/// </para>
/// <para>
/// Pitch drifts on instruments whose players move it (General MIDI programs 24 to 111, from guitars to fiddles), never
/// on keyboards, bells and drums; one drift for each MIDI channel, written into the first part of that channel, and
/// none where the score has bends of its own.
/// </para>
/// </remarks>
public static class Performer
{
    /// <summary>
    /// The least resolution of a performance in ticks per quarter note. A score with less is scaled up by the smallest
    /// whole number that reaches it; one so long that its ticks would no longer fit into a MIDI file stays as it is.
    /// </summary>
    public const int LeastTicksPerQuarter = 480;

    /// <summary>Plays a score.</summary>
    /// <param name="score">The score; it stays as it is.</param>
    /// <param name="options">How far to stray.</param>
    /// <param name="seed">Any number; the same one gives the same performance.</param>
    /// <returns>
    /// The performance; the score itself where <see cref="PerformanceOptions.IsMachine"/> or where it has no note.
    /// </returns>
    public static Score Perform(Score score, PerformanceOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(options);
        if (options.IsMachine || score.NoteCount == 0)
        {
            return score;
        }

        score = Refine(score);
        ScoreReading reading = new(score);
        var parts = score.Parts.ToArray();
        var isBent = parts.Where(part => part.PitchBends.Count > 0).Select(part => part.Channel).ToHashSet();
        for (var i = 0; i < parts.Length; i++)
        {
            var notes = new PartPerformer(reading, options, seed, i).Play(parts[i].Notes);
            parts[i] = parts[i] with { Notes = notes };
            if (options.PitchCents > 0 && PitchDrift.IsFor(parts[i]) && isBent.Add(parts[i].Channel))
            {
                PerformanceRandom random = new(seed, DeviationKind.Pitch, i);
                var bends = PitchDrift.Create(notes, score.TicksPerQuarter, options.PitchCents, random);
                parts[i] = parts[i] with { PitchBends = bends };
            }
        }

        var performed = score with { Parts = parts };
        return (options.ChangesTempo
            ? performed with { Tempi = TempoCurve.Bend(reading, options, seed) }
            : performed).WithoutOverlaps();
    }

    private static Score Refine(Score score)
    {
        var factor = (LeastTicksPerQuarter + score.TicksPerQuarter - 1) / score.TicksPerQuarter;
        var last = score.Tempi.Select(change => change.Tick)
            .Concat(score.TimeSignatures.Select(signature => signature.Tick))
            .Concat(score.KeySignatures.Select(signature => signature.Tick))
            .Concat(score.Parts.SelectMany(part => part.PitchBends).Select(bend => bend.Tick))
            .Append(score.EndTick)
            .Max();
        return factor > 1 && last <= MidiReader.MaximumTick / factor ? Scale(score, factor) : score;
    }

    private static Score Scale(Score score, int factor) => score with
    {
        TicksPerQuarter = score.TicksPerQuarter * factor,
        Tempi = [.. score.Tempi.Select(change => change with { Tick = change.Tick * factor })],
        TimeSignatures = [.. score.TimeSignatures.Select(time => time with { Tick = time.Tick * factor })],
        KeySignatures = [.. score.KeySignatures.Select(key => key with { Tick = key.Tick * factor })],
        Parts = [.. score.Parts.Select(part => part with
        {
            Notes = [.. part.Notes.Select(
                note => note with { Start = note.Start * factor, Duration = note.Duration * factor })],
            PitchBends = [.. part.PitchBends.Select(bend => bend with { Tick = bend.Tick * factor })],
        })],
    };
}
