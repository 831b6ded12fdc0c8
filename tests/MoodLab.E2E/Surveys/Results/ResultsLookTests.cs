using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MoodLab.Data.Surveys;
using MoodLab.Music.Moods;
using MoodLab.Web.Surveys.Results;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E.Surveys.Results;

/// <summary>The pages of results in every state and tab, in both themes, on a desk and on a phone.</summary>
public sealed class ResultsLookTests(Chromium chromium) : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(LookTests.Desk)]
    [InlineData(LookTests.Phone)]
    public async Task Pages_InEveryState_FitAndAreAccessible(int width)
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address, width);
        var results = await ResultsPage.SignInAsync(_host, visit);
        var page = results.Page;
        PageLook look = new(page);
        Task LookAsync(string state) => look.AtBothAsync($"results-{state}-{width}");

        await page.GotoAsync("research/results");
        await Assertions.Expect(page.GetByText("The mood study")).ToBeVisibleAsync();
        await LookAsync("list");
        await page.GetByLabel("Choose a CSV or JSON file").SetInputFilesAsync(
            new FilePayload { Name = "answers.csv", MimeType = "text/csv", Buffer = "q1,q2\n0,7\n"u8.ToArray() });
        await page.GetByLabel("Key").FillAsync("0,1");
        await results.Button("Import").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Line 2, column 2");
        await LookAsync("import");

        await results.OpenStudyAsync();
        foreach (var tab in Enum.GetValues<ResultsTab>())
        {
            await results.ShowAsync($"{tab}");
            foreach (var summary in await page.Locator(".results-tab summary").AllAsync())
            {
                await summary.ClickAsync();
            }

            await results.DrawnAsync();
            await LookAsync($"{tab}".ToLowerInvariant());
        }

        await results.ShowAsync("Quality");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "the same answer to all pieces" }).CheckAsync();
        await Assertions.Expect(results.Figure).ToContainTextAsync("89 of 176");
        await page.GetByRole(AriaRole.Button, new() { Name = "What is this: Accuracy?" }).ClickAsync();
        await LookAsync("explained");

        var store = _host.Services.GetRequiredService<SurveyStore>();
        var empty = await store.AddAsync(
            new NewSurvey(
                string.Empty, "Nobody yet", "{}",
                [new NewSurveyPiece(IsPractice: false, "One", Mood.Calm, null, null, null, 20, [1])]),
            TestContext.Current.CancellationToken);
        await page.GotoAsync($"research/results/{empty}");
        await Assertions.Expect(page.GetByText("No answers yet")).ToBeVisibleAsync();
        await LookAsync("empty");
        await page.GotoAsync($"research/results/{Guid.NewGuid()}");
        await Assertions.Expect(page.GetByText("This survey is not here")).ToBeVisibleAsync();
        await LookAsync("missing");
        look.AssertGood();
    }
}
