namespace MoodLab.Lab.Corpora.Augmenting;

/// <summary>Which copies are made of which pieces.</summary>
public sealed record AugmentOptions
{
    /// <summary>The farthest transposition, in semitones either way: an octave.</summary>
    public const int MostSemitones = 12;

    /// <summary>The slowest and the fastest copy, as a factor of the tempo.</summary>
    public const double SlowestTempo = 0.25;

    /// <inheritdoc cref="SlowestTempo"/>
    public const double FastestTempo = 4;

    /// <summary>Gets the transpositions in semitones, a copy each; 2 up and 2 down unless told, as in the study.
    /// </summary>
    /// <value>Each from -12 to 12 and not 0.</value>
    public IReadOnlyList<int> Semitones { get; init; } = [2, -2];

    /// <summary>Gets the factors of the tempo, a copy each; none unless told.</summary>
    /// <value>Each from 0.25 to 4 and not 1; 2 is twice as fast.</value>
    public IReadOnlyList<double> Tempi { get; init; } = [];

    /// <summary>Gets the folds whose pieces are left alone, because a model is judged by them; none unless told.
    /// </summary>
    public IReadOnlySet<int> HeldOut { get; init; } = new HashSet<int>();
}
