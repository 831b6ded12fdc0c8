using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>A network that goes away in mid-piece, and comes back.</summary>
public sealed partial class ConnectionTests(Chromium chromium)
{
    // A close code that no protocol takes for a goodbye.
    private const int Broken = 3001;

    private readonly List<IWebSocketRoute> _ends = [];
    private volatile bool _isDown;

    [Fact]
    public async Task Connection_LostInMidPiece_EndsTheWorkSaysSoAndRecovers()
    {
        await using var host = new MoodLabHost();
        host.Script.Speed = 2;
        await using var visit = await chromium.StartVisitAsync(host.Address);
        await visit.RouteWebSocketAsync(Circuit(), Connect);
        await visit.RouteAsync(Circuit(), route => _isDown ? route.AbortAsync() : route.ContinueAsync());
        var studio = await ComposePage.OpenAsync(visit, "?mood=calm&seconds=300&seed=7");
        await studio.Compose.ClickAsync();
        await studio.FirstNoteAsync();
        var banner = studio.Page.GetByText("Connection lost; your pieces are safe.");

        _isDown = true;
        await Task.WhenAll(_ends.Select(end => end.CloseAsync(new() { Code = Broken })));

        await Assertions.Expect(banner).ToBeVisibleAsync();
        await Eventually.HoldsAsync(() => host.Script.Running == 0, "nothing is being composed");
        _isDown = false;
        await Assertions.Expect(banner).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await studio.StageAsync("Stopped");
        host.Script.Speed = 100;
        await studio.Field("Length").FillAsync("5");
        await studio.Compose.ClickAsync();
        await studio.StageAsync("Finished");
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();

    private void Connect(IWebSocketRoute page) => _ends.AddRange([page, page.ConnectToServer()]);
}
