using Microsoft.Playwright;

namespace MoodLab.E2E;

/// <summary>The browser of all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Setting = "MOODLAB_CHROMIUM";

    // No sandbox: tests run as root in a container. Sound starts without a click, as it does for frequent visitors.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable(Setting) ?? "/usr/bin/chromium";
        if (!File.Exists(path))
        {
            Assert.Fail($"Browser tests need Chromium, which is not at {path}: install it, or name it in {Setting}.");
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = s_arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page as a visitor of its own, in a window of the given width.</summary>
    public async Task<IPage> OpenAsync(Uri site, string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
            HasTouch = width < 600,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }
}
