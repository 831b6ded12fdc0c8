using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying;

/// <summary>
/// A piece that a model has learnt from, small enough to be shipped by the thousand: the random projection of its
/// pattern vector, which keeps angles (Achlioptas, "Database-friendly random projections", 2003).
/// </summary>
/// <param name="Path">Its file below the corpus.</param>
/// <param name="Composer">Who wrote it.</param>
/// <param name="Projection"><see cref="Size"/> numbers whose squares add up to 1; all 0 without a known pattern.</param>
public sealed record IndexedPiece(string Path, string Composer, float[] Projection)
{
    /// <summary>Gets how many numbers a projection has: angles are kept to about 1/√256, 6 points.</summary>
    public const int Size = 256;

    /// <summary>Indexes a piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="features">Its weighed patterns.</param>
    public static IndexedPiece Of(ComposerPiece piece, SparseVector features)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return new IndexedPiece(piece.Path, piece.Composer, Project(features));
    }

    /// <summary>Projects a vector.</summary>
    /// <param name="features">Weighed patterns.</param>
    public static float[] Project(SparseVector features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var sums = new double[Size];
        for (var i = 0; i < features.Indices.Length; i++)
        {
            // The pattern's row of signs, 64 at a time.
            var bits = PatternHash.Mix(0, features.Indices[i]);
            for (var j = 0; j < Size; j++)
            {
                if (j % 64 == 0)
                {
                    bits = PatternHash.Mix(bits, j);
                }

                sums[j] += ((bits >> (j % 64)) & 1) == 0 ? features.Values[i] : -features.Values[i];
            }
        }

        var norm = Math.Sqrt(sums.Sum(sum => sum * sum));
        return [.. sums.Select(sum => norm == 0 ? 0 : (float)(sum / norm))];
    }

    /// <summary>Estimates how alike the patterns of a piece are to this one's.</summary>
    /// <param name="projection">The other's projection.</param>
    /// <returns>The cosine: 1 for the same piece, about 0 for pieces that have nothing in common.</returns>
    public double Similarity(float[] projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return Projection.Zip(projection, (a, b) => (double)a * b).Sum();
    }
}
