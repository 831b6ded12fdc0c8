using System.Collections.Immutable;

namespace MoodLab.Lab.Evolving;

/// <summary>What every child keeps of a melody.</summary>
/// <param name="MelodyId">The melody.</param>
/// <param name="Bars">The bars that are kept, counted from 0.</param>
/// <param name="Rhythm">Whether the rhythm is kept everywhere.</param>
/// <param name="Pitches">Whether the pitches are kept everywhere.</param>
public sealed record EvolutionLock(Guid MelodyId, ImmutableSortedSet<int> Bars, bool Rhythm, bool Pitches)
{
    /// <summary>Gets whether nothing is kept.</summary>
    public bool IsEmpty => Bars.IsEmpty && !Rhythm && !Pitches;
}
