using MoodLab.Music.Rolls;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>A fragment of a piece.</summary>
/// <param name="Path">The piece's file; a copy in another key has a mark behind.</param>
/// <param name="Roll">The piece's roll.</param>
/// <param name="Index">Which fragment of it.</param>
/// <param name="Class">The number of its class.</param>
/// <param name="Fold">The fold in which the piece is judged.</param>
internal readonly record struct Fragment(string Path, PianoRoll Roll, int Index, int Class, int Fold)
{
    /// <summary>Takes fragments of pieces, evenly spaced in each.</summary>
    /// <param name="cases">The pieces with their classes.</param>
    /// <param name="most">The most that are taken of a piece.</param>
    /// <param name="copies">By how many semitones copies are moved that are added; none for no copies.</param>
    public static IReadOnlyList<Fragment> Of(
        IEnumerable<(StudyPiece Piece, int Class)> cases, int most, IReadOnlyList<int> copies) =>
    [
        .. from one in cases
           from shift in (int[])[0, .. copies]
           let roll = shift == 0 ? one.Piece.Roll : one.Piece.Roll.Transpose(shift)
           let path = one.Piece.Piece.Path + (shift == 0 ? "" : FormattableString.Invariant($"{shift:+0;-0}"))
           from index in Spread(roll, most)
           select new Fragment(path, roll, index, one.Class, one.Piece.Piece.Fold),
    ];

    private static IEnumerable<int> Spread(PianoRoll roll, int most)
    {
        var count = Math.Min(roll.Fragments, most);
        return Enumerable.Range(0, count).Select(i => (int)((long)i * roll.Fragments / count));
    }
}
