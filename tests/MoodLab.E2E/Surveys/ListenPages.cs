using Microsoft.Playwright;

namespace MoodLab.E2E.Surveys;

/// <summary>The pages of a survey, by the keyboard alone.</summary>
internal sealed class ListenPages(IPage page)
{
    // Sounds are rendered on a machine that has other work.
    private const int Patience = 60_000;
    private const int MostTabs = 40;

    /// <summary>Waits for the page of a step, and until it answers to keys.</summary>
    public async Task AtAsync(string step)
    {
        await Assertions.Expect(page.Locator($"[data-listen='{step}']")).ToBeVisibleAsync(new() { Timeout = Patience });
        await AliveAsync();
    }

    /// <summary>Waits for the page of a piece, and until it answers to keys.</summary>
    public async Task AtPieceAsync(int piece)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{piece} of 8" }))
            .ToBeVisibleAsync(new() { Timeout = Patience });
        await AliveAsync();
    }

    /// <summary>Waits until the answers may be given.</summary>
    public Task HeardAsync() => Assertions.Expect(page.Locator("fieldset[data-until-heard]:enabled"))
        .ToHaveCountAsync(1, new() { Timeout = Patience });

    /// <summary>Checks that the answers cannot be given yet.</summary>
    public Task UnheardAsync() =>
        Assertions.Expect(page.Locator("fieldset[data-until-heard]:disabled")).ToHaveCountAsync(1);

    /// <summary>Goes on by tabs until the focus is on something.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"{MostTabs} tabs do not reach {selector}.");
    }

    /// <summary>Goes to a button and presses it.</summary>
    public async Task PressAsync(string selector)
    {
        await TabToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Plays with the focus on nothing, and waits until enough was heard.</summary>
    public async Task ListenAsync()
    {
        await page.Keyboard.PressAsync("Space");
        await HeardAsync();
    }

    /// <summary>Answers by numbers: the mood and how sure they are.</summary>
    public async Task AnswerAsync(int mood)
    {
        await page.Keyboard.PressAsync($"{mood}");
        await TabToAsync("input[name='confidence']");
        await page.Keyboard.PressAsync("Space");
    }

    private Task AliveAsync() => Assertions.Expect(page.Locator("button:is([data-play], [data-tone-play]):disabled"))
        .ToHaveCountAsync(0, new() { Timeout = Patience });
}
