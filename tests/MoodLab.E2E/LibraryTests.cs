using Microsoft.Playwright;
using MoodLab.Lab.Composing;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>The library in a browser.</summary>
public sealed class LibraryTests(Chromium chromium) : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();
    private IBrowserContext _visit = default!;
    private IPage _page = default!;

    private ILocator Tiles => _page.GetByRole(AriaRole.Article);

    public async ValueTask InitializeAsync() => _visit = await chromium.StartVisitAsync(_host.Address);

    public async ValueTask DisposeAsync()
    {
        await _visit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Keep_ComposedPiece_ShowsItInTheLibrary()
    {
        await KeepOneAsync();

        await Assertions.Expect(Tiles).ToHaveCountAsync(1);
        await Assertions.Expect(Tiles).ToContainTextAsync("calm");
        await Assertions.Expect(Tiles).ToContainTextAsync("20 notes");
        var drawn = await _page.Locator("[data-mini-roll]").EvaluateAsync<bool>(
            "c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v, i) => i % 4 === 3 && v > 0)");
        Assert.True(drawn, "The small roll is empty.");
    }

    [Fact]
    public async Task Play_KeptPiece_SoundsAndClosesSilently()
    {
        await KeepOneAsync();

        await _page.GetByRole(AriaRole.Button, new() { Name = "Play Calm 7" }).ClickAsync();
        await _page.WaitForFunctionAsync("() => window.heard() > 0.001");

        await _page.GetByRole(AriaRole.Button, new() { Name = "Close the player" }).ClickAsync();
        await _page.WaitForFunctionAsync("() => window.heard() < 0.0001");
        await Assertions.Expect(_page.Locator(".player")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Download_KeptPiece_IsAMidiFile()
    {
        await KeepOneAsync();

        var download = await _page.RunAndWaitForDownloadAsync(
            () => _page.GetByRole(AriaRole.Link, new() { Name = "MIDI file of Calm 7" }).ClickAsync());

        Assert.Equal(20, MidiReader.ReadFile((await download.PathAsync())!).Score.NoteCount);
    }

    [Fact]
    public async Task Rename_WithATitle_ShowsItAlsoAfterAReload()
    {
        await KeepOneAsync();

        await _page.GetByRole(AriaRole.Button, new() { Name = "Rename Calm 7" }).ClickAsync();
        await Assertions.Expect(_page.GetByLabel("Title")).ToBeFocusedAsync();
        await _page.GetByLabel("Title").FillAsync("Evening <b>song</b>");
        await _page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(Tiles.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Evening <b>song</b>");
        await _page.ReloadAsync();
        await Assertions.Expect(Tiles.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Evening <b>song</b>");
    }

    [Fact]
    public async Task Rename_WithoutATitle_SaysWhatIsWrong()
    {
        await KeepOneAsync();

        await _page.GetByRole(AriaRole.Button, new() { Name = "Rename Calm 7" }).ClickAsync();
        await _page.GetByLabel("Title").FillAsync("  ");
        await _page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(_page.GetByText("A title has 1 to 100 characters.")).ToBeVisibleAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(Tiles.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Calm 7");
    }

    [Fact]
    public async Task Remove_ThenUndo_BringsThePieceBack()
    {
        await KeepOneAsync();

        await _page.GetByRole(AriaRole.Button, new() { Name = "Remove Calm 7" }).ClickAsync();
        await Assertions.Expect(_page.GetByText("No pieces are kept yet")).ToBeVisibleAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Assertions.Expect(Tiles).ToHaveCountAsync(1);
        await _page.ReloadAsync();
        await Assertions.Expect(Tiles).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task ComposeAgain_KeptPiece_OpensItsSettings()
    {
        await KeepOneAsync();

        await _page.GetByRole(AriaRole.Link, new() { Name = "Compose again: Calm 7" }).ClickAsync();

        var studio = new ComposePage(_page);
        await studio.ReadyAsync();
        await Assertions.Expect(studio.Mood("calm")).ToBeCheckedAsync();
        await Assertions.Expect(studio.Field("Seed")).ToHaveValueAsync("7");
        await Assertions.Expect(studio.Field("Length")).ToHaveValueAsync("5");
    }

    [Fact]
    public async Task Library_OfThirtyPieces_ShowsThemInTwoSteps()
    {
        await KeepOneAsync();
        var owner = Assert.Single(_host.Library.Owners);
        for (var seed = 0; seed < 29; seed++)
        {
            var request = new CompositionRequest { Mood = Mood.Angry, Seconds = 5, Seed = seed };
            var id = _host.Library.Store(owner, request, [.. ScriptedComposer.Notes(request)]);
            await _host.Library.KeepAsync(owner, id, TestContext.Current.CancellationToken);
        }

        await _page.ReloadAsync();
        await Assertions.Expect(Tiles).ToHaveCountAsync(24);
        await _page.GetByRole(AriaRole.Button, new() { Name = "Show older pieces" }).ClickAsync();

        await Assertions.Expect(Tiles).ToHaveCountAsync(30);
        await Assertions.Expect(Tiles.Last).ToContainTextAsync("Calm 7");
    }

    [Fact]
    public async Task Library_OfAnotherVisitor_IsEmpty()
    {
        await KeepOneAsync();
        await using var other = await chromium.StartVisitAsync(_host.Address);
        var page = await other.NewPageAsync();

        await page.GotoAsync("library");

        await Assertions.Expect(page.GetByText("No pieces are kept yet")).ToBeVisibleAsync();
    }

    private async Task KeepOneAsync()
    {
        var studio = await ComposePage.OpenAsync(_visit, "?mood=calm&seconds=5&seed=7");
        await studio.Compose.ClickAsync();
        await studio.Keep.ClickAsync();
        await Assertions.Expect(studio.Button("Kept")).ToBeDisabledAsync();
        _page = studio.Page;
        await _page.GotoAsync("library");
        await Assertions.Expect(Tiles).ToHaveCountAsync(1);
    }
}
