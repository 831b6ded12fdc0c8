using Microsoft.Playwright;
using MoodLab.Lab.Accounts;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E.Surveys.Results;

/// <summary>The page of a survey's results as a researcher knows it.</summary>
internal sealed class ResultsPage(IPage page)
{
    private const string Researcher = "ada";

    // The slowest of what a test waits for: a cold start of everything on a busy machine.
    private const float Patience = 30_000;

    public IPage Page { get; } = page;

    public ILocator Figure => Page.Locator(".headline-figure").First;

    /// <summary>Gives a researcher an account and signs them in.</summary>
    public static async Task<ResultsPage> SignInAsync(MoodLabHost host, IBrowserContext visit)
    {
        await Person.JoinAsync(host, Researcher, Roles.Researcher);
        ResultsPage page = new(await visit.NewPageAsync());
        await page.Page.GotoAsync("sign-in");
        await page.Page.GetByLabel("Name").FillAsync(Researcher);
        await page.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Person.Password);
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("Password");
        return page;
    }

    /// <summary>Opens the sample study's results from the list.</summary>
    public async Task OpenStudyAsync()
    {
        await Page.GotoAsync("research/results");
        await Page.GetByRole(AriaRole.Link, new() { Name = "The mood study" }).ClickAsync(new() { Timeout = Patience });
        await ScoredAsync();
    }

    /// <summary>Waits until figures are there.</summary>
    public Task ScoredAsync() => Assertions.Expect(Figure).ToBeVisibleAsync(new() { Timeout = Patience });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Waits until the charts are drawn.</summary>
    public Task DrawnAsync() => Page.WaitForFunctionAsync(
        "() => [...document.querySelectorAll('[data-chart]')].every(chart => chart.querySelector('svg'))");

    /// <summary>Shows a tab.</summary>
    public async Task ShowAsync(string tab)
    {
        await Button(tab).ClickAsync();
        await Assertions.Expect(Button(tab)).ToHaveAttributeAsync("aria-pressed", "true");
    }
}
