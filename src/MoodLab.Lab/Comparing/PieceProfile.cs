namespace MoodLab.Lab.Comparing;

/// <summary>What can be counted in a piece. Percussion is left out of everything but <see cref="Notes"/>.</summary>
public sealed record PieceProfile
{
    /// <summary>Gets the number of notes.</summary>
    public required int Notes { get; init; }

    /// <summary>Gets the end of the last note, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the lowest pitch in scientific notation, for example <c>C2</c>; null without notes.</summary>
    public required string? LowestPitch { get; init; }

    /// <summary>Gets the highest pitch in scientific notation; null without notes.</summary>
    public required string? HighestPitch { get; init; }

    /// <summary>Gets the distance between those two, in semitones.</summary>
    public required int RangeInSemitones { get; init; }

    /// <summary>Gets the mean tempo over the whole piece, in quarter notes a minute; null without notes.</summary>
    public required double? Tempo { get; init; }

    /// <summary>Gets the slowest tempo, in quarter notes a minute; null without notes.</summary>
    public required double? SlowestTempo { get; init; }

    /// <summary>Gets the fastest tempo, in quarter notes a minute; null without notes.</summary>
    public required double? FastestTempo { get; init; }

    /// <summary>Gets the mean velocity of the notes, 1 to 127; null without notes.</summary>
    public required double? Velocity { get; init; }

    /// <summary>Gets the key that the pitch classes fit best, like <c>Eb major</c>; null where none does.</summary>
    public required string? Key { get; init; }

    /// <summary>Gets how well they fit it, as a correlation of -1 to 1; null without a key.</summary>
    public required double? KeyCorrelation { get; init; }

    /// <summary>Gets the twelve pitch classes by sounding time in seconds, from C.</summary>
    public required IReadOnlyList<PitchClassShare> PitchClasses { get; init; }

    /// <summary>Gets the pitches that occur, from the lowest on.</summary>
    public required IReadOnlyList<PitchCount> Pitches { get; init; }

    /// <summary>Gets the piece in slices of equal length, from its start to its last note.</summary>
    public required IReadOnlyList<TimeSlice> Slices { get; init; }

    /// <summary>Gets the metrics of <see cref="Music.Metrics.PieceMetrics"/>.</summary>
    public required IReadOnlyList<MetricValue> Metrics { get; init; }
}
