using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E.Surveys;

/// <summary>Every page of a survey in both themes, on a desk and on a phone.</summary>
public sealed class ListenLookTests(Chromium chromium) : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Pages_OfASurvey_FitAndAreAccessible()
    {
        var token = TestContext.Current.CancellationToken;
        var store = _host.Services.GetRequiredService<SurveyStore>();
        var survey = (await store.FindByLinkAsync(DemoSurvey.Link, token))!;
        await store.ChangeDesignAsync(
            survey.Id,
            design => (SurveyDesign.Parse(design) with { HeardShare = 0, AsksAffect = true }).ToJson(),
            token);
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await visit.NewPageAsync();
        PageLook look = new(page);
        ListenPages listen = new(page);
        Task LookAsync(string state) => look.AtAllAsync($"listen-{state}");
        Task NextAsync() => page.Locator("button[type='submit']").First.ClickAsync();

        await page.GotoAsync("listen/demo");
        await LookAsync("welcome");
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await NextAsync();
        await listen.AtAsync("questions");
        await LookAsync("questions");
        await NextAsync();
        await listen.AtAsync("sound");
        await LookAsync("sound");
        await page.Locator("[data-play]").ClickAsync();
        await listen.HeardAsync();
        await NextAsync();
        await listen.AtAsync("headphones");
        await LookAsync("headphones");
        await page.Locator("button[name='skip']").ClickAsync();
        await listen.AtAsync("practice");
        await LookAsync("practice");
        await listen.HeardAsync();
        await page.GetByText("Delighted").ClickAsync();
        await NextAsync();
        await listen.AtAsync("feedback");
        await LookAsync("feedback");
        await NextAsync();
        for (var piece = 1; piece <= 8; piece++)
        {
            await listen.AtPieceAsync(piece);
            await listen.HeardAsync();
            await page.GetByText("Calm").ClickAsync();
            await page.Locator("input[name='confidence']").Nth(3).CheckAsync();
            if (piece == 1)
            {
                await LookAsync("piece");
            }

            await NextAsync();
        }

        await listen.AtAsync("end");
        await LookAsync("end");
        await page.Locator(".listen-withdrawal").ClickAsync();
        await LookAsync("withdraw");
        await NextAsync();
        await Assertions.Expect(page.GetByText("Your answers are deleted")).ToBeVisibleAsync();
        await LookAsync("withdrawn");
        await store.MoveAsync(survey.Id, SurveyState.Closed, token);
        await page.GotoAsync("listen/demo");
        await LookAsync("closed");
        look.AssertGood();
    }
}
