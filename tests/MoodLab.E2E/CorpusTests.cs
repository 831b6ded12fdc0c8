using Microsoft.Playwright;
using MoodLab.E2E.Surveys.Results;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>A researcher uploads a collection, looks at it and hears what is behind a mark.</summary>
public sealed class CorpusTests(Chromium chromium) : IAsyncLifetime
{
    // The slowest of what a test waits for: a cold start of everything on a busy machine.
    private const float Patience = 30_000;

    private readonly MoodLabHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Collection_Uploaded_IsSeenAndHeard()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await OpenAsync(visit);

        await UploadAsync(page, "My music.zip", SampleArchive.ToBytes());

        await Assertions.Expect(page.GetByText("9 pieces with 2 composers")).ToBeVisibleAsync(
            new() { Timeout = Patience });
        await Assertions.Expect(page.GetByText("The archive held 11 files: 3 renamed, 6 merged, 2 refused"))
            .ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("It is no MIDI file.")).ToBeVisibleAsync();
        await DrawnAsync(page);

        // The first of two rows of boxes.
        await ClickAsync(page, "length", 0.3f, 0.2f);
        var marked = page.Locator(".marked");
        await Assertions.Expect(marked).ToContainTextAsync(
            "Pieces of Bach: 6 pieces", new() { Timeout = Patience });

        // The long piece is the only dot.
        await Assertions.Expect(marked.Locator("h3")).ToBeFocusedAsync();
        var dot = await page.Locator("[data-figure=length] [data-chart]").EvaluateAsync<float[]>(
            """
            chart => {
              const [all, one] = [chart, chart.querySelector("svg [stroke-width='1.25']")]
                .map(element => element.getBoundingClientRect());
              return [(one.x + one.width / 2 - all.x) / all.width, (one.y + one.height / 2 - all.y) / all.height];
            }
            """);
        await ClickAsync(page, "length", dot[0], dot[1]);
        await Assertions.Expect(marked).ToContainTextAsync(
            "An outlier of Bach: 400 seconds: 1 piece", new() { Timeout = Patience });
        await marked.GetByRole(AriaRole.Button, new() { Name = "Hear ten seconds of bach 5" }).ClickAsync();
        var player = page.GetByRole(AriaRole.Complementary, new() { Name = "Player" });
        await Assertions.Expect(player.Locator("[data-player-time]")).ToContainTextAsync(
            "0:10", new() { Timeout = Patience });
        await page.WaitForFunctionAsync("() => window.heard() > 0.001", null, new() { Timeout = Patience });

        var excerpt = await page.RunAndWaitForDownloadAsync(
            () => player.GetByRole(AriaRole.Link, new() { Name = "MIDI" }).ClickAsync());
        Assert.Equal("bach_5.mid", excerpt.SuggestedFilename);
    }

    [Fact]
    public async Task Keys_LeadFromATableToThePieces()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await OpenAsync(visit);
        await UploadAsync(page, "sample.zip", SampleArchive.ToBytes());
        await DrawnAsync(page);

        var figure = page.Locator("[data-figure=times]");
        await figure.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await figure.GetByRole(AriaRole.Button, new() { Name = "Pieces that set the time signature 3/4" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".marked h3")).ToHaveTextAsync(
            "Pieces that set the time signature 3/4: 3 pieces");
        await Assertions.Expect(page.Locator(".marked h3")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Choice_ChangesTheFiguresAndTheAddress()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await OpenAsync(visit);
        await UploadAsync(page, "sample.zip", SampleArchive.ToBytes());
        await DrawnAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Bach 6" }).ClickAsync();
        await Assertions.Expect(page.GetByText("All 6 pieces are of Bach")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Clip outliers" }).CheckAsync();
        await Assertions.Expect(page.Locator("[data-figure=length] svg [stroke-width='1.25']")).ToHaveCountAsync(0);
        Assert.EndsWith("?corpus=sample&composers=Bach&clip=1", page.Url, StringComparison.Ordinal);

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("All 6 pieces are of Bach")).ToBeVisibleAsync(
            new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "All 2" }).ClickAsync();
        await page.GetByLabel("Filter composers by name").FillAsync("cho");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Bach 6" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Chopin 3" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Page_InEveryState_FitsAndIsAccessible()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var page = await OpenAsync(visit);
        PageLook look = new(page);
        Task LookAsync(string state) => look.AtAllAsync($"corpus-{state}");

        await LookAsync("empty");
        await UploadAsync(page, "words.zip", "only words"u8.ToArray());
        await Assertions.Expect(page.GetByText("There is no piece of music in the archive.")).ToBeVisibleAsync(
            new() { Timeout = Patience });
        await LookAsync("refused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload a collection" }).ClickAsync();
        await UploadAsync(page, "sample.zip", SampleArchive.ToBytes());
        await DrawnAsync(page);
        await LookAsync("explored");
        await page.Locator("[data-figure=balance] summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "All pieces of Chopin" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hear ten seconds" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync(
            new() { Timeout = Patience });
        await LookAsync("heard");
        look.AssertGood();
    }

    private async Task<IPage> OpenAsync(IBrowserContext visit)
    {
        var page = (await ResultsPage.SignInAsync(_host, visit)).Page;
        await page.GotoAsync("research");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open corpora" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Choose a zip archive")).ToBeVisibleAsync(new() { Timeout = Patience });
        return page;
    }

    private static async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.GetByLabel("Choose a zip archive").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/zip", Buffer = content });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take in" }).ClickAsync();
    }

    private static async Task DrawnAsync(IPage page) => await page.WaitForFunctionAsync(
        """
        () => {
          const charts = [...document.querySelectorAll('[data-chart]')];
          return charts.length > 0 && charts.every(chart => chart.querySelector('svg'));
        }
        """,
        null,
        new() { Timeout = Patience });

    private static async Task ClickAsync(IPage page, string figure, float x, float y)
    {
        var chart = page.Locator($"[data-figure={figure}] [data-chart]");
        var box = (await chart.BoundingBoxAsync())!;
        await chart.ClickAsync(new() { Position = new() { X = x * box.Width, Y = y * box.Height } });
    }
}
