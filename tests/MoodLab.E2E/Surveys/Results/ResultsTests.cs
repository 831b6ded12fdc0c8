using System.IO.Compression;
using Microsoft.Playwright;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E.Surveys.Results;

/// <summary>A researcher reads, filters and takes along the results of surveys.</summary>
public sealed class ResultsTests(Chromium chromium) : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();
    private IBrowserContext _visit = default!;
    private ResultsPage _results = default!;

    private IPage Page => _results.Page;

    public async ValueTask InitializeAsync()
    {
        _visit = await chromium.StartVisitAsync(_host.Address);
        _results = await ResultsPage.SignInAsync(_host, _visit);
    }

    public async ValueTask DisposeAsync()
    {
        await _visit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task SampleStudy_ShowsWhatIsTrueAndWhatWasPrinted()
    {
        await _results.OpenStudyAsync();

        await Assertions.Expect(_results.Figure).ToContainTextAsync("49.46 %");
        await Assertions.Expect(_results.Figure).ToContainTextAsync("91 of 184 answers right");
        var printed = Page.GetByRole(AriaRole.Region, new() { Name = "What was printed", Exact = true }).First;
        await Assertions.Expect(printed).ToContainTextAsync("90 of 184");
        await Assertions.Expect(printed).ToContainTextAsync("48.91 %");
        await Assertions.Expect(Page.GetByText(
            "The source scored respondent 14 with 6, where the answers say 7.")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "What is this: Accuracy?" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("91 of 184 answers are right. Guessing")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await _results.ShowAsync("Confusions");
        await Assertions.Expect(Page.GetByText("Delighted was taken for angry in 22 of 46 answers")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Chart_Downloaded_IsAnSvgWithItsFinding()
    {
        await _results.OpenStudyAsync();
        await _results.ShowAsync("Confusions");
        await _results.DrawnAsync();

        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(
            AriaRole.Button, new() { Name = "SVG: Delighted is often taken for angry" }).ClickAsync());

        Assert.EndsWith(".svg", download.SuggestedFilename, StringComparison.Ordinal);
        var svg = await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Contains("<svg", svg, StringComparison.Ordinal);
        Assert.Contains("Delighted is often taken for angry", svg, StringComparison.Ordinal);
        Assert.Contains(">22<", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filter_ChangesTheFiguresAndTheAddress()
    {
        await _results.OpenStudyAsync();
        await _results.ShowAsync("Quality");

        await Page.GetByRole(AriaRole.Checkbox, new() { Name = "the same answer to all pieces" }).CheckAsync();

        await Assertions.Expect(_results.Figure).ToContainTextAsync("89 of 176 answers right");
        await Assertions.Expect(Page.GetByText("together 8 answers of 184")).ToBeVisibleAsync();
        Assert.EndsWith("?tab=quality&without=straight-lined", Page.Url, StringComparison.Ordinal);
        await Page.ReloadAsync();
        await _results.ScoredAsync();
        await Assertions.Expect(_results.Figure).ToContainTextAsync("89 of 176 answers right");
        await _results.Button("Count everything").ClickAsync();
        await Assertions.Expect(_results.Figure).ToContainTextAsync("91 of 184 answers right");
        Assert.DoesNotContain("without", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Respondents_Sorted_BeginWithTheBest()
    {
        await _results.OpenStudyAsync();
        await _results.ShowAsync("Respondents");

        await Page.GetByLabel("Order by").SelectOptionAsync("right answers");
        await _results.Button("Reverse").ClickAsync();

        var rows = Page.Locator(".respondents tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(23);
        await Assertions.Expect(rows.First).ToContainTextAsync("8 of 8");
        Assert.EndsWith("?tab=respondents&order=score&down=1", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_ThenImport_ScoresTheSame()
    {
        await _results.OpenStudyAsync();
        await _results.ShowAsync("Export");
        var zip = await DownloadAsync("Everything (zip)");
        var csv = await DownloadAsync("Answers (CSV)");
        var json = await DownloadAsync("Everything (JSON)");
        using (var archive = ZipFile.OpenRead(zip))
        {
            Assert.Equal(4, archive.Entries.Count);
        }

        Assert.Equal(185, (await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken)).Length);

        await Page.GotoAsync("research/results");
        await ImportAsync("study.json", json);
        await _results.ScoredAsync();
        await Assertions.Expect(_results.Figure).ToContainTextAsync("91 of 184 answers right");

        await Page.GotoAsync("research/results");
        await ImportAsync("my_study.csv", csv);
        await Page.GetByLabel("Key").FillAsync("0,3,2,2,1,0,3");
        await _results.Button("Import").ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no piece from 1 to 7");
        await Page.GetByLabel("Key").FillAsync("0,3,2,2,1,0,3,1");
        await _results.Button("Import").ClickAsync();
        await _results.ScoredAsync();
        await Assertions.Expect(_results.Figure).ToContainTextAsync("91 of 184 answers right");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("my study");
    }

    private async Task<string> DownloadAsync(string name) => await (await Page.RunAndWaitForDownloadAsync(
        () => Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync())).PathAsync();

    private async Task ImportAsync(string name, string path) =>
        await Page.GetByLabel("Choose a CSV or JSON file").SetInputFilesAsync(new FilePayload
        {
            Name = name,
            MimeType = "text/plain",
            Buffer = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken),
        });
}
