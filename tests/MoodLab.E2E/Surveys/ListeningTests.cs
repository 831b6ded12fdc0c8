using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;

namespace MoodLab.E2E.Surveys;

/// <summary>The demo survey in a browser, from consent to score.</summary>
public sealed class ListeningTests(Chromium chromium)
{
    // Enough to hear that it sounds; the whole of it would take the test minutes.
    private const double HeardShare = 0.1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_ByKeysAloneWithTwoReloads_ComesToItsScore()
    {
        await using LaboratoryHost host = new();
        var store = host.Services.GetRequiredService<SurveyStore>();
        var survey = (await store.FindByLinkAsync(DemoSurvey.Link, Token))!;
        var design = SurveyDesign.Parse(survey.Design) with { HeardShare = HeardShare };
        await store.ChangeDesignAsync(survey.Id, _ => design.ToJson(), Token);
        await using var visit = await chromium.StartVisitAsync(host.Address);
        var page = await visit.NewPageAsync();
        List<string> sockets = [];
        page.WebSocket += (_, socket) => sockets.Add(socket.Url);
        ListenPages listen = new(page);

        await page.GotoAsync("listen");
        await listen.AtAsync("welcome");
        await listen.TabToAsync("input[name='agrees']");
        await page.Keyboard.PressAsync("Space");
        await listen.PressAsync("button[type='submit']");

        await listen.AtAsync("questions");
        await listen.TabToAsync("input[name='age']");
        await page.Keyboard.PressAsync("ArrowDown");
        await listen.PressAsync("button[type='submit']");

        await listen.AtAsync("sound");
        await listen.TabToAsync("[data-play]");
        await page.Keyboard.PressAsync("Space");
        await listen.HeardAsync();
        await listen.TabToAsync("[data-level]");
        await page.Keyboard.PressAsync("ArrowLeft");
        await listen.PressAsync("button[type='submit']");

        await listen.AtAsync("headphones");
        await listen.PressAsync("button[name='skip']");

        await listen.AtAsync("practice");
        await listen.ListenAsync();
        await page.Keyboard.PressAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await listen.AtAsync("feedback");
        await listen.PressAsync("button[type='submit']");

        for (var piece = 1; piece <= 8; piece++)
        {
            await listen.AtPieceAsync(piece);
            await listen.UnheardAsync();
            if (piece == 5)
            {
                // Before it was heard.
                await page.ReloadAsync();
                await listen.AtPieceAsync(piece);
                await listen.UnheardAsync();
            }

            await listen.ListenAsync();
            await listen.AnswerAsync(mood: (piece % 4) + 1);
            if (piece == 2)
            {
                // After it was heard and answered, but before the answer was sent.
                await page.ReloadAsync();
                await listen.AtPieceAsync(piece);
                await listen.HeardAsync();
                await Assertions.Expect(page.Locator("input[name='mood']").Nth(piece % 4)).ToBeCheckedAsync();
                await page.Keyboard.PressAsync($"{(piece % 4) + 1}");
            }

            await page.Keyboard.PressAsync("Enter");
        }

        await listen.AtAsync("end");
        await Assertions.Expect(page.GetByText("moods named as they were meant")).ToContainTextAsync("of 8");
        await Assertions.Expect(page.Locator("table tbody tr")).ToHaveCountAsync(8);
        Assert.Empty(sockets);
        var person = Assert.Single(await store.ParticipantsAsync(survey.Id, Token));
        Assert.NotNull(person.FinishedAt);
        Assert.Equal(("18-24", null, 69), (person.AgeBand, person.HeadphonesCorrect, person.Level));
        Assert.All(person.Trials, trial => Assert.Equal(((int?)1, true), (trial.Confidence, trial.Heard)));
        Assert.All(person.Trials, trial => Assert.Equal(1, trial.Plays));
    }
}
