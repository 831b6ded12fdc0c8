using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MoodLab.E2E;

/// <summary>The compose page as a visitor's hands and eyes know it.</summary>
internal sealed partial class ComposePage(IPage page)
{
    // The slowest of what a test waits for: a cold start of everything on a busy machine.
    private const float Patience = 30_000;

    public IPage Page { get; } = page;

    public ILocator Compose => Button("Compose");

    public ILocator Stop => Button("Stop");

    public ILocator Keep => Button("Keep");

    public ILocator Heard => Page.Locator("[data-heard]");

    public ILocator Command => Page.Locator("[data-command]");

    public ILocator Midi => Page.GetByRole(AriaRole.Link, new() { Name = "MIDI", Exact = true });

    public ILocator Status => Page.Locator(".studio-status");

    public ILocator Roll => Page.Locator(".roll canvas");

    public ILocator RollStatus => Page.Locator("[data-roll-status]");

    public static async Task<ComposePage> OpenAsync(IBrowserContext visit, string query = "")
    {
        var page = new ComposePage(await visit.NewPageAsync());
        await page.Page.GotoAsync($"compose{query}");
        await page.ReadyAsync();
        return page;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Again(string change) => Button($"Again, but {change}");

    public ILocator Method(string name) => Page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });

    public ILocator Mood(string name) => Page.GetByRole(AriaRole.Radio, new() { Name = name });

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    /// <summary>Opens a part of the page that is folded.</summary>
    public Task UnfoldAsync(string summary) => Page.Locator("summary").Filter(new() { HasText = summary }).ClickAsync();

    /// <summary>Waits until the circuit stands and the roll is alive.</summary>
    public Task ReadyAsync() => Assertions.Expect(RollStatus).Not.ToHaveTextAsync("", new() { Timeout = Patience });

    public Task StageAsync(string stage) =>
        Assertions.Expect(Status).ToHaveAttributeAsync("data-stage", stage, new() { Timeout = Patience });

    /// <summary>Waits for the first note on the roll.</summary>
    public Task FirstNoteAsync() =>
        Assertions.Expect(RollStatus).ToHaveTextAsync(NotesOnTheRoll(), new() { Timeout = Patience });

    public async Task<double> HeardAsync() => await Page.EvaluateAsync<double>("() => window.heard()");

    public Task HearAsync() => Page.WaitForFunctionAsync("() => window.heard() > 0.001", null, Waiting());

    public Task SilenceAsync() => Page.WaitForFunctionAsync("() => window.heard() < 0.0001", null, Waiting());

    /// <summary>Reads the number of notes out of the report of a finished piece.</summary>
    public async Task<int> ReportedNotesAsync()
    {
        var words = (await Status.InnerTextAsync()).Split(' ');
        return int.Parse(words[^2], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    private static PageWaitForFunctionOptions Waiting() => new() { Timeout = Patience, PollingInterval = 10 };

    [GeneratedRegex("^bar ")]
    private static partial Regex NotesOnTheRoll();
}
