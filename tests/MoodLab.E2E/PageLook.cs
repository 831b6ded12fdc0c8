using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MoodLab.E2E;

/// <summary>
/// Looks at pages: nothing is cut off, nothing serious is found by axe, no console error. Where MOODLAB_SCREENSHOTS
/// names a folder, what was looked at is saved there.
/// </summary>
internal sealed class PageLook
{
    private static readonly string? s_pictures = Environment.GetEnvironmentVariable("MOODLAB_SCREENSHOTS");
    private static readonly string[] s_serious = ["serious", "critical"];

    // Run in the page itself: axe's wrapper opens a blank page for each look, which takes twice as long as looking.
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    private readonly IPage _page;
    private readonly List<string> _complaints = [];

    public PageLook(IPage page)
    {
        _page = page;
        page.Console += (_, message) => Complain(message.Type is "error", $"console: {message.Text}");
        page.PageError += (_, message) => Complain(true, $"script: {message}");
    }

    /// <summary>Looks at the page as it is.</summary>
    public async Task AtAsync(string name)
    {
        if (s_pictures is not null)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(s_pictures, $"{name}.png"), FullPage = true });
        }

        var overflow = await _page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Complain(overflow > 0, $"{name}: {overflow} px wider than the window");
        foreach (var violation in (await ViolationsAsync()).EnumerateArray())
        {
            string Text(string property) => violation.GetProperty(property).GetString()!;
            Complain(
                s_serious.Contains(Text("impact")),
                $"{name}: {Text("id")}, {Text("help")}: {violation.GetProperty("nodes")[0].GetProperty("html")}");
        }
    }

    /// <summary>Looks at the page on a desk and on a phone, light and dark.</summary>
    public async Task AtAllAsync(string name)
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await _page.SetViewportSizeAsync(width, 800);
            await AtBothAsync($"{name}-{width}");
        }
    }

    /// <summary>Looks at the page as wide as it is, light and dark.</summary>
    public async Task AtBothAsync(string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await _page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await AtAsync($"{name}-{scheme.ToString().ToLowerInvariant()}");
        }
    }

    /// <summary>Fails with all that was wrong.</summary>
    public void AssertGood() => Assert.True(_complaints.Count == 0, string.Join(Environment.NewLine, _complaints));

    // The scripts of a test are not held back by the page's policy, as those of the page are.
    private async Task<JsonElement> ViolationsAsync()
    {
        if (!await _page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await _page.EvaluateAsync($"() => {{ {s_axe} }}");
        }

        return await _page.EvaluateAsync<JsonElement>(
            "async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations");
    }

    private void Complain(bool isWrong, string what)
    {
        if (isWrong)
        {
            _complaints.Add(what);
        }
    }
}
