using System.Globalization;
using System.Text;
using MoodLab.Lab.Pieces;

namespace MoodLab.Web.Components.Pages.Pieces;

/// <summary>Writes a piece's notes for the small roll on its card.</summary>
internal static class MiniRoll
{
    // A card is some 300 pixels wide: what begins on the same pixel at the same pitch cannot be told apart.
    private const int Columns = 320;

    /// <summary>Writes <c>[[start, duration, pitch, velocity], …]</c>, thinned to what a card can show.</summary>
    /// <param name="notes">The notes.</param>
    public static string Write(IReadOnlyList<PieceNote> notes)
    {
        var column = notes.Count == 0 ? 1 : Math.Max(notes.Max(note => note.Start) / Columns, 0.001);
        var longest = notes
            .GroupBy(note => ((int)(note.Start / column), note.Pitch))
            .Select(group => group.MaxBy(note => note.Duration));
        var text = new StringBuilder("[");
        foreach (var note in longest)
        {
            text.Append(text.Length > 1 ? "," : string.Empty).Append(
                CultureInfo.InvariantCulture, $"[{note.Start:0.##},{note.Duration:0.##},{note.Pitch},{note.Velocity}]");
        }

        return text.Append(']').ToString();
    }
}
