using Microsoft.Playwright;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>Composing without a pointer.</summary>
public sealed class KeyboardTests(Chromium chromium, MoodLabHost host) : IClassFixture<MoodLabHost>, IAsyncLifetime
{
    private IBrowserContext _visit = default!;
    private ComposePage _studio = default!;

    public async ValueTask InitializeAsync()
    {
        _visit = await chromium.StartVisitAsync(host.Address);
        _studio = await ComposePage.OpenAsync(_visit, "?mood=delighted&seconds=10");
    }

    public ValueTask DisposeAsync() => _visit.DisposeAsync();

    [Fact]
    public async Task SkipLink_Pressed_LeadsToTheContent()
    {
        await _studio.Page.Keyboard.PressAsync("Tab");
        await _studio.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(_studio.Page.Locator("main")).ToBeFocusedAsync();
        Assert.Contains("/compose", _studio.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_FromTheTop_ReachesEveryControl()
    {
        HashSet<string> reached = [];
        for (var press = 0; press < 60; press++)
        {
            await _studio.Page.Keyboard.PressAsync("Tab");
            reached.Add(await _studio.Page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement;
                  return at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText.trim();
                }
                """));
        }

        string[] wanted =
        [
            "Compose", "Strength", "Length", "More: method, temperature, seed", "Piano roll, position in the piece", "Volume",
            "Loop", "Valence, from unpleasant to pleasant", "Dark",
        ];
        Assert.Empty(wanted.Except(reached));
    }

    [Fact]
    public async Task Piece_ByKeysAlone_IsComposedPausedAndSought()
    {
        await _studio.Mood("delighted").FocusAsync();
        await _studio.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(_studio.Mood("depressed")).ToBeCheckedAsync();
        await _studio.Field("Length").FocusAsync();
        await _studio.Page.Keyboard.PressAsync("Enter");
        await _studio.StageAsync("Finished");
        await _studio.HearAsync();

        await _studio.Roll.FocusAsync();
        await _studio.Page.Keyboard.PressAsync("Space");
        await _studio.SilenceAsync();
        await _studio.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(_studio.Page.Locator("[data-player-time]")).ToContainTextAsync("0:10 / 0:10");
    }

    [Fact]
    public async Task Again_ByKeysAlone_StaysWhereTheNextPieceIsMet()
    {
        await _studio.Compose.FocusAsync();
        await _studio.Page.Keyboard.PressAsync("Enter");
        await _studio.StageAsync("Finished");
        await _studio.Again("calmer").FocusAsync();
        await _studio.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(_studio.Mood("calm")).ToBeCheckedAsync();
        await _studio.StageAsync("Finished");
        await Assertions.Expect(_studio.Again("happier")).ToBeVisibleAsync();
        await Assertions.Expect(_studio.Status).ToBeFocusedAsync();
        await _studio.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(_studio.Keep).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Pad_ByArrowKeys_MovesMoodAndStrengthTogether()
    {
        await _studio.Page.GetByLabel("Valence, from unpleasant to pleasant").FocusAsync();
        for (var press = 0; press < 3; press++)
        {
            await _studio.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        }

        await Assertions.Expect(_studio.Mood("angry")).ToBeCheckedAsync();
        await Assertions.Expect(_studio.Field("Strength")).ToHaveValueAsync("6.08");
    }
}
