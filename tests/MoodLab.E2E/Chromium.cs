using Microsoft.Playwright;

namespace MoodLab.E2E;

/// <summary>The browser of all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Setting = "CHROMIUM";

    // No sandbox: tests may run as root in a container. Sound starts without a click, as it does for frequent visitors.
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

    // Listens where everything that sounds passes by: heard() is the root of the mean square of the last 46 ms.
    private const string Ear = """
        (() => {
          const connect = AudioNode.prototype.connect;
          const taps = [];
          AudioNode.prototype.connect = function (to, ...rest) {
            if (to instanceof AudioDestinationNode && this.context instanceof AudioContext) {
              const tap = new AnalyserNode(this.context, { fftSize: 2048 });
              connect.call(this, tap);
              taps.push(tap);
            }
            return connect.call(this, to, ...rest);
          };
          window.heard = () => Math.max(0, ...taps.map(tap => {
            const samples = new Float32Array(tap.fftSize);
            tap.getFloatTimeDomainData(samples);
            return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
          }));
        })();
        """;

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

    /// <summary>Starts a visitor with cookies and a window of its own.</summary>
    public async Task<IBrowserContext> StartVisitAsync(
        Uri site, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var visit = await _browser!.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 800 },
            HasTouch = width < 600,
        });
        await visit.AddInitScriptAsync(Ear);
        return visit;
    }
}
