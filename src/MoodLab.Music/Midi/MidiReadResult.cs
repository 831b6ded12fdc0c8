using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>A score and what was wrong with the file that it was read from.</summary>
public sealed record MidiReadResult
{
    /// <summary>The most damages that are listed one by one; a file of nothing else could hold millions.</summary>
    public const int MaximumListedDamages = 1000;

    /// <summary>Gets the score in the normal form that <see cref="MidiWriter"/> describes.</summary>
    public required Score Score { get; init; }

    /// <summary>
    /// Gets the damages in the order in which they were met, the first <see cref="MaximumListedDamages"/> of them;
    /// empty for a sound file, and therefore after every strict reading.
    /// </summary>
    public IReadOnlyList<MidiDamage> Damages { get; init; } = [];

    /// <summary>Gets the number of all damages, listed or not.</summary>
    public long DamageCount { get; init; }

    /// <summary>
    /// Gets the number of notes that ended in the tick in which they began. They cannot sound and are not part of the
    /// score; they are no damage.
    /// </summary>
    public int ZeroLengthNotes { get; init; }
}
