using System.Text.Json;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Components.Pages.Pieces;

namespace MoodLab.Web.Tests.Components;

public sealed class MiniRollTests
{
    [Fact]
    public void Write_NoNotes_IsAnEmptyList() => Assert.Equal("[]", MiniRoll.Write([]));

    [Fact]
    public void Write_FewNotes_HasThemAll() =>
        Assert.Equal(
            "[[0,0.5,60,80],[0.5,1.25,64,100]]",
            MiniRoll.Write([new PieceNote(0, 0.5, 60, 80), new PieceNote(0.5, 1.25, 64, 100)]));

    [Fact]
    public void Write_MoreNotesThanACardCanShow_KeepsTheLongestOfEachPlace()
    {
        var notes = Enumerable.Range(0, 100_000)
            .Select(place => new PieceNote(place * 0.003, place % 7 == 0 ? 2 : 0.1, 60, 80))
            .ToList();

        var written = JsonSerializer.Deserialize<double[][]>(MiniRoll.Write(notes))!;

        Assert.InRange(written.Length, 1, 321);
        Assert.All(written.SkipLast(1), note => Assert.Equal(2, note[1]));
    }
}
