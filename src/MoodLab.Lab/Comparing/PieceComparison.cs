namespace MoodLab.Lab.Comparing;

/// <summary>Pieces side by side.</summary>
/// <param name="SliceSeconds">The length of every piece's <see cref="PieceProfile.Slices"/>, in seconds.</param>
/// <param name="Pieces">The pieces, in the order in which they were named.</param>
public sealed record PieceComparison(double SliceSeconds, IReadOnlyList<ComparedPiece> Pieces)
{
    /// <summary>The fewest pieces that are compared.</summary>
    public const int Fewest = 2;

    /// <summary>The most pieces that are compared.</summary>
    public const int Most = 4;
}
