using System.Text.Json;
using Microsoft.Playwright;

namespace MoodLab.E2E;

/// <summary>The page of a session as a musician's hands, eyes and ears know it.</summary>
internal sealed class EvolvePage(IPage page)
{
    // The slowest of what a test waits for: a cold start of everything on a busy machine.
    private const float Patience = 30_000;
    private const int MostTabs = 60;

    public IPage Page { get; } = page;

    public ILocator Cards => Page.Locator("[data-melody]");

    public ILocator Focused => Page.Locator("[data-melody]:focus");

    public ILocator Where => Page.Locator(".loop-where");

    public ILocator Status => Page.Locator(".bar-words");

    /// <summary>Starts a session with the keyboard alone.</summary>
    public static async Task<EvolvePage> StartAsync(IBrowserContext visit)
    {
        EvolvePage page = new(await visit.NewPageAsync());
        await page.Page.GotoAsync("evolve");
        await Assertions.Expect(page.Button("Start growing")).ToBeEnabledAsync(new() { Timeout = Patience });
        await page.TabToAsync("Start growing");
        await page.PressAsync("Enter");
        await page.ReadyAsync(1);
        return page;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Waits until a generation is shown, its rolls are drawn, and the keys work.</summary>
    public async Task ReadyAsync(int generation)
    {
        await Assertions.Expect(Where).ToContainTextAsync($"Generation {generation}", new() { Timeout = Patience });
        await AliveAsync();
    }

    /// <summary>Presses a key that leads to another generation, and waits until that one has the focus.</summary>
    public async Task GoAsync(string key, int generation)
    {
        await PressAsync(key);
        await ReadyAsync(generation);
        await Assertions.Expect(Focused).ToHaveCountAsync(1);
    }

    /// <summary>Waits until the melodies answer to clicks and keys.</summary>
    public Task AliveAsync() => Assertions.Expect(Page.Locator("[data-melody][tabindex='0']")).ToHaveCountAsync(
        1, new() { Timeout = Patience });

    /// <summary>Presses Tab until a control of that name has the focus.</summary>
    public async Task TabToAsync(string name)
    {
        for (var press = 0; press < MostTabs; press++)
        {
            await PressAsync("Tab");
            if (await Page.EvaluateAsync<string?>(
                "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText?.trim()")
                == name)
            {
                return;
            }
        }

        Assert.Fail($"No Tab led to '{name}'.");
    }

    /// <summary>Presses Tab until a melody has the focus.</summary>
    public async Task TabToCardsAsync()
    {
        for (var press = 0; press < MostTabs; press++)
        {
            if (await Focused.CountAsync() == 1)
            {
                return;
            }

            await PressAsync("Tab");
        }

        Assert.Fail("No Tab led to a melody.");
    }

    /// <summary>Rates melody after melody by its key, and waits until all stars are shown.</summary>
    public async Task RateAsync(params int[] stars)
    {
        var before = await Page.Locator("[data-rated]").CountAsync();
        for (var i = 0; i < stars.Length; i++)
        {
            await PressAsync($"{stars[i]}");
            await Assertions.Expect(Page.Locator("[data-rated]")).ToHaveCountAsync(before + i + 1);
        }
    }

    /// <summary>Reads the stars of the melodies shown, -1 for none.</summary>
    public async Task<int[]> StarsAsync() => await Cards.EvaluateAllAsync<int[]>(
        "cards => cards.map(card => Number(card.querySelector('[data-star]:checked')?.dataset.star ?? -1))");

    /// <summary>Waits until the first melodies show these stars, -1 for none.</summary>
    public async Task HasStarsAsync(params int[] stars)
    {
        for (var i = 0; i < stars.Length; i++)
        {
            await Assertions.Expect(Cards.Nth(i).Locator("[data-star]:checked")).ToHaveCountAsync(stars[i] < 0 ? 0 : 1);
        }

        Assert.Equal(stars, (await StarsAsync()).Take(stars.Length));
    }

    public async Task<string[]> MelodiesAsync() => await Cards.EvaluateAllAsync<string[]>(
        "cards => cards.map(card => card.dataset.melody)");

    /// <summary>Reads the notes that a card plays: start, duration, pitch, velocity.</summary>
    public static async Task<double[][]> NotesAsync(ILocator card) => JsonSerializer.Deserialize<double[][]>(
        (await card.Locator("canvas").First.GetAttributeAsync("data-mini-roll"))!)!;

    public Task HearAsync() => Page.WaitForFunctionAsync("() => window.heard() > 0.001", null, Waiting());

    public Task SilenceAsync() => Page.WaitForFunctionAsync("() => window.heard() < 0.0001", null, Waiting());

    private static PageWaitForFunctionOptions Waiting() => new() { Timeout = Patience, PollingInterval = 10 };
}
