using Microsoft.Playwright;
using MoodLab.E2E.Surveys.Results;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>The pages of the laboratory's studies, from the shipped report, in both themes, on a desk and on a phone.
/// </summary>
public sealed class StudiesLookTests(Chromium chromium) : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(LookTests.Desk)]
    [InlineData(LookTests.Phone)]
    public async Task Pages_OfStudies_FitAndAreAccessible(int width)
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address, width);
        var results = await ResultsPage.SignInAsync(_host, visit);
        var page = results.Page;
        PageLook look = new(page);
        Task LookAsync(string state) => look.AtBothAsync($"studies-{state}-{width}");

        await page.GotoAsync("research/studies");
        await LookAsync("list");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the study of composers" }).ClickAsync();
        await Assertions.Expect(page.Locator(".study-figure").First).ToContainTextAsync("95.5 %");
        await results.DrawnAsync();
        await LookAsync("composers");
        foreach (var summary in await page.Locator("summary").AllAsync())
        {
            await summary.ClickAsync();
        }

        await LookAsync("composers-tables");
        await page.GetByRole(AriaRole.Button, new() { Name = "What is this: Calibration error?" }).ClickAsync();
        await LookAsync("composers-explained");
        look.AssertGood();
    }
}
