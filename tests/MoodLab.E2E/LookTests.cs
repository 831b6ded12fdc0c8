using Microsoft.Playwright;
using MoodLab.Lab.Composing;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>Every page and state in both themes, on a desk and on a phone.</summary>
public sealed class LookTests(Chromium chromium) : IAsyncLifetime
{
    public const int Desk = 1280;
    public const int Phone = 390;

    private readonly MoodLabHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(Desk)]
    [InlineData(Phone)]
    public async Task Pages_InEveryState_FitAndAreAccessible(int width)
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address, width);
        var page = await visit.NewPageAsync();
        PageLook look = new(page);
        Task LookAsync(string state) => look.AtBothAsync($"{state}-{width}");

        await page.GotoAsync("");
        await page.WaitForFunctionAsync("() => document.querySelector('[data-home-sound]').dataset.sound");
        await LookAsync("home");

        var studio = new ComposePage(page);
        await page.GotoAsync("compose?mood=delighted&seconds=20&seed=7");
        await studio.ReadyAsync();
        await LookAsync("compose-empty");
        await studio.Compose.ClickAsync();
        await studio.StageAsync("Finished");
        await LookAsync("compose-finished");
        await studio.UnfoldAsync("More:");
        await studio.UnfoldAsync("How to make this piece again");
        await studio.Method("none").CheckAsync();
        await LookAsync("compose-unfolded");
        await studio.Keep.ClickAsync();
        await Assertions.Expect(studio.Button("Kept")).ToBeVisibleAsync();

        await page.GotoAsync("compose?mood=angry&seconds=1&strength=17&seed=x&temperature=9");
        await studio.ReadyAsync();
        await LookAsync("compose-invalid");

        _host.Script.Unavailable = "models/language.safetensors is missing.";
        await page.GotoAsync("compose");
        await studio.ReadyAsync();
        await LookAsync("compose-unavailable");
        _host.Script.Unavailable = null;

        await page.GotoAsync("library");
        await page.GetByRole(AriaRole.Button, new() { Name = "Play Delighted 7" }).ClickAsync();
        await Assertions.Expect(studio.Button("Pause")).ToBeVisibleAsync();
        await LookAsync("library-playing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Delighted 7" }).ClickAsync();
        await Assertions.Expect(studio.Button("Undo")).ToBeVisibleAsync();
        await LookAsync("library-empty");

        await KeepAsync(Mood.Delighted, Mood.Calm, Mood.Angry, Mood.Depressed);
        await page.GotoAsync("library");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Compare Calm 2" }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Compare Angry 3" }).CheckAsync();
        await Assertions.Expect(page.GetByText("2 pieces chosen")).ToBeVisibleAsync();
        await LookAsync("library-chosen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(8);
        await LookAsync("compare-two");

        await page.GotoAsync("library");
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(4);
        foreach (var box in await page.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Compare", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img)).ToHaveCountAsync(16);
        foreach (var summary in await page.Locator("summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        await LookAsync("compare-four");

        var loop = new EvolvePage(page);
        await page.GotoAsync("evolve");
        await Assertions.Expect(loop.Button("Start growing")).ToBeEnabledAsync();
        await studio.UnfoldAsync("Settings:");
        await page.GetByLabel("Bars").FillAsync("33");
        await Assertions.Expect(page.GetByText("Bars must be a whole number from 1 to 32.")).ToBeVisibleAsync();
        await LookAsync("evolve-invalid");
        await page.GetByLabel("Bars").FillAsync("8");
        await loop.Button("Start growing").ClickAsync();
        await loop.ReadyAsync(1);
        await LookAsync("evolve-first");
        await loop.TabToCardsAsync();
        await loop.RateAsync(5, 3, 0, 1, 4, 2, 2, 1, 3, 0);
        await loop.GoAsync("n", 2);
        await loop.RateAsync(1, 4, 3, 2, 5);
        await loop.Button("Bars of melody 2.4").ClickAsync();
        await loop.Button("Lock bar 2").ClickAsync();
        await LookAsync("evolve-bars");
        await loop.Button("Family tree").ClickAsync();
        await page.GetByLabel("Melody 2.3, 1 star").ClickAsync();
        await LookAsync("evolve-family");
        await loop.Button("Settings and export").ClickAsync();
        await loop.Button("Share by a link").ClickAsync();
        var link = page.Locator("a[href*='/shared/']");
        await Assertions.Expect(link).ToBeVisibleAsync();
        await LookAsync("evolve-settings");
        await page.GotoAsync((await link.GetAttributeAsync("href"))!);
        await loop.AliveAsync();
        await LookAsync("evolve-shared");
        await page.GotoAsync("evolve");
        await Assertions.Expect(page.GetByText("Go on where you were")).ToBeVisibleAsync();
        await LookAsync("evolve-sessions");

        await page.GotoAsync("error");
        await LookAsync("error");
        await page.GotoAsync("not-found");
        await LookAsync("not-found");
        look.AssertGood();
    }

    private async Task KeepAsync(params Mood[] moods)
    {
        var owner = Assert.Single(_host.Library.Owners);
        foreach (var (mood, i) in moods.Select((mood, i) => (mood, i)))
        {
            var request = new CompositionRequest { Mood = mood, Seconds = 20 + (10 * i), Seed = i + 1 };
            var id = _host.Library.Store(owner, request, [.. ScriptedComposer.Notes(request)]);
            await _host.Library.KeepAsync(owner, id, TestContext.Current.CancellationToken);
        }
    }
}
