using MoodLab.Lab.Pieces;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Pieces;

public sealed class PieceLibraryTests
{
    private const string Ada = "ada";
    private const string Ben = "ben";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_KeptPiece_ShowsItAsItsFileIs()
    {
        await using var lab = await TestLab.CreateAsync();
        await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);

        Assert.True(await lab.Library.KeepAsync(Ada, id, Token));

        var card = Assert.Single(await lab.Library.ListAsync(Ada, 0, 10, Token));
        Assert.Equal((id, "Calm 7", Mood.Calm), (card.Id, card.Title, card.Mood));
        Assert.Equal(("guided", "mood", 2.0), (card.Method, card.Model, card.Seconds));
        Assert.Equal(new PieceSettings(7, 1.5, 0.95, 5, Memory: 0.5), card.Settings);
        Assert.True(card.IsKept);
        Assert.Equal([new PieceNote(0, 1, 60, 80), new PieceNote(1, 1, 64, 90)], card.Notes);
    }

    [Fact]
    public async Task Find_Draft_IsNotKept()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);

        Assert.False((await lab.Library.FindAsync(Ada, id, Token))!.IsKept);
    }

    [Fact]
    public async Task Find_MethodThatIsNotKnown_SaysSo()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada) with { Method = "prayer" }, Token);

        var damaged = await Assert.ThrowsAsync<InvalidDataException>(() => lab.Library.FindAsync(Ada, id, Token));

        Assert.Contains("'prayer'", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_TitleWithSpaceAround_IsTrimmed()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);

        Assert.True(await lab.Library.RenameAsync(Ada, id, "  Für Elise \n", Token));

        Assert.Equal("Für Elise", (await lab.Library.FindAsync(Ada, id, Token))!.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public async Task Rename_BlankTitle_IsRefused(string title)
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);

        await Assert.ThrowsAsync<ArgumentException>(() => lab.Library.RenameAsync(Ada, id, title, Token));
    }

    [Theory]
    [InlineData("Calm 7", "calm-7.mid")]
    [InlineData("../../etc/passwd", "etc-passwd.mid")]
    [InlineData("a\\b:c*d?", "a-b-c-d.mid")]
    [InlineData("Für Elise", "f-r-elise.mid")]
    [InlineData("夜", "piece.mid")]
    public async Task ReadMidi_AnyTitle_HasASafeFileName(string title, string name)
    {
        await using var lab = await TestLab.CreateAsync();
        var piece = SamplePieces.Create(Ada, title);
        var id = await lab.Pieces.AddAsync(piece, Token);

        var file = await lab.Library.ReadMidiAsync(Ada, id, Token);

        Assert.Equal(name, file!.FileName);
        Assert.Equal(piece.Midi, file.Content);
    }

    [Fact]
    public async Task AnyOperation_OnAPieceOfSomebodyElse_FindsNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);
        await lab.Library.KeepAsync(Ada, id, Token);

        Assert.Empty(await lab.Library.ListAsync(Ben, 0, 10, Token));
        Assert.Null(await lab.Library.FindAsync(Ben, id, Token));
        Assert.Null(await lab.Library.ReadMidiAsync(Ben, id, Token));
        Assert.False(await lab.Library.KeepAsync(Ben, id, Token));
        Assert.False(await lab.Library.RenameAsync(Ben, id, "mine", Token));
        Assert.False(await lab.Library.RemoveAsync(Ben, id, Token));
    }

    [Fact]
    public async Task Restore_AfterRemove_BringsTheCardBack()
    {
        await using var lab = await TestLab.CreateAsync();
        var id = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);
        await lab.Library.KeepAsync(Ada, id, Token);

        Assert.True(await lab.Library.RemoveAsync(Ada, id, Token));
        Assert.Empty(await lab.Library.ListAsync(Ada, 0, 10, Token));
        Assert.True(await lab.Library.RestoreAsync(Ada, id, Token));

        Assert.Single(await lab.Library.ListAsync(Ada, 0, 10, Token));
    }
}
