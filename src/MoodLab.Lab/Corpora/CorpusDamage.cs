using MoodLab.Music.Midi;

namespace MoodLab.Lab.Corpora;

/// <summary>How often one kind of damage occurs in the readable files.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Files">Files that have it.</param>
/// <param name="Count">
/// Times it was listed; of a file with more damages than <see cref="MidiReadResult.MaximumListedDamages"/>, the listed
/// ones count.
/// </param>
public sealed record CorpusDamage(MidiDamageKind Kind, int Files, long Count);
