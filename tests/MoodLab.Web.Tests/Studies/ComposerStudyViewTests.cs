using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MoodLab.Lab.Identifying;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Web.Components.Pages.Studies;
using MoodLab.Web.Tests.Components;

namespace MoodLab.Web.Tests.Studies;

/// <summary>The page of the study of composers without a browser, from a file.</summary>
public sealed class ComposerStudyViewTests : IDisposable
{
    private const StringComparison Exact = StringComparison.Ordinal;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task View_BeforeTheStudysNetworks_ShowsOursAndSaysSo()
    {
        var html = await RenderAsync(SmallReport.Make());

        Assert.Contains("right for 90.0 % of the pieces of four composers, and for 75.0 % of those of 5", html, Exact);
        Assert.Contains("The study's own networks were not judged yet.", html, Exact);
        Assert.Contains("The search was not made yet.", html, Exact);
        Assert.Contains("of 40 pieces. Dashed: always the most frequent composer, 50.0 %", html, Exact);
        Assert.Contains("75.0 % of the four composers' pieces can be named without looking", html, Exact);
        Assert.Contains("Bach 5", html, Exact);
        Assert.Contains("13 of 20", html, Exact);
        Assert.DoesNotContain("NaN", html, Exact);
        Assert.DoesNotContain("_", Words(html), Exact);
    }

    [Fact]
    public async Task View_OfTheWholeReport_HasEveryTable()
    {
        var html = await RenderAsync(SmallReport.MakeWhole());

        Assert.DoesNotContain("not judged yet", html, Exact);
        Assert.DoesNotContain("not made yet", html, Exact);
        Assert.Contains("LSTM, its way", html, Exact);
        Assert.Contains("All composers", html, Exact);
        Assert.Contains("Adam Glorot dropout 0.5 epochs 10 batch 32", html, Exact);
        Assert.Contains("70.0 %, 75.0 %, 71.0 %", html, Exact);
        Assert.Contains("evaluate composers --data DIR --json > models/composers/report.json", html, Exact);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"fourPiece\":0.9")]
    [InlineData("{\"fourPiece\":0.9}")]
    public async Task View_WithoutAReport_SaysWhichCommandMakesIt(string? content)
    {
        if (content is not null)
        {
            await File.WriteAllTextAsync(_path, content, TestContext.Current.CancellationToken);
        }

        var html = await RenderAsync();

        Assert.Contains("Nothing was evaluated yet", html, Exact);
        Assert.Contains("evaluate composers --data DIR --json", html, Exact);
    }

    [Fact]
    public async Task View_OfAReportThatDoesNotFitItself_ShowsNothingOfIt()
    {
        var good = SmallReport.Make();
        ComposerReport[] bad =
        [
            good with { FourInterval = [0.1, 0.2] },
            good with { ManyInterval = [0.5] },
            good with { ManyConfusion = good.FourConfusion },
            good with { ByComposer = [] },
            good with { Chorales = [new ComposerShareOf("none", 0, 0, [0, 1])] },
            good with { Search = [new SearchRow("nothing", [], 0)] },
        ];
        foreach (var report in bad)
        {
            Assert.Contains("Nothing was evaluated yet", await RenderAsync(report), Exact);
        }
    }

    private static string Words(string html) =>
        string.Join(' ', html.Split('<').Select(part => part[(part.IndexOf('>', Exact) + 1)..]));

    private async Task<string> RenderAsync(ComposerReport? report = null)
    {
        if (report is not null)
        {
            var json = JsonSerializer.Serialize(report, JsonSerializerOptions.Web);
            await File.WriteAllTextAsync(_path, json, TestContext.Current.CancellationToken);
        }

        await using var services = new ServiceCollection()
            .AddSingleton(new ComposerStudyReport(_path, NullLogger<ComposerStudyReport>.Instance))
            .AddSingleton<IJSRuntime>(new SilentBrowser())
            .BuildServiceProvider();
        await using ComponentHost page = new(services);
        await page.RenderAsync<ComposerStudyView>();
        Assert.Empty(page.Faults);
        var html = WebUtility.HtmlDecode(await page.HtmlAsync());
        return string.Join(' ', html.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
