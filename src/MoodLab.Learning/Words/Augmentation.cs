namespace MoodLab.Learning.Words;

/// <summary>How a training piece is varied before it is encoded; never for validation.</summary>
/// <param name="Semitones">Transposition, added to every pitch.</param>
/// <param name="QuartersPerMinute">Added to every tempo.</param>
public readonly record struct Augmentation(int Semitones, double QuartersPerMinute)
{
    /// <summary>The piece as it is.</summary>
    public static Augmentation None => default;
}
