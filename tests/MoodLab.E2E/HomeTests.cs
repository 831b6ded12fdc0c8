using Microsoft.Playwright;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>The home page in a browser.</summary>
public sealed class HomeTests(Chromium chromium, MoodLabHost host) : IClassFixture<MoodLabHost>, IAsyncLifetime
{
    private IBrowserContext _visit = default!;
    private IPage _page = default!;

    public async ValueTask InitializeAsync()
    {
        _visit = await chromium.StartVisitAsync(host.Address);
        _page = await _visit.NewPageAsync();
        await _page.GotoAsync("");
    }

    public ValueTask DisposeAsync() => _visit.DisposeAsync();

    [Fact]
    public async Task Home_Opened_ShowsThreeDoorsAndLeadsNowhereThatIsNot()
    {
        foreach (var door in new[] { "Listen", "Make", "Research" })
        {
            await Assertions.Expect(_page.GetByRole(AriaRole.Heading, new() { Name = door })).ToBeVisibleAsync();
        }

        var links = await _page.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var response = await _page.APIRequest.GetAsync(link);
            Assert.True(response.Ok, $"{link} answers {response.Status}.");
        }
    }

    [Fact]
    public async Task Roll_AfterOpening_DriftsSilently()
    {
        await _page.WaitForFunctionAsync("() => document.querySelector('[data-home-sound]').dataset.sound === 'off'");
        const string picture = "() => document.querySelector('.home-roll').toDataURL()";
        var before = await _page.EvaluateAsync<string>(picture);

        await _page.WaitForFunctionAsync(
            "before => document.querySelector('.home-roll').toDataURL() !== before", before);

        Assert.Equal(0, await _page.EvaluateAsync<double>("() => window.heard()"));
    }

    [Fact]
    public async Task Sound_Pressed_IsHeardUntilPressedAgain()
    {
        var sound = _page.GetByRole(AriaRole.Button, new() { Name = "Hear the piece" });

        await sound.ClickAsync();
        await _page.WaitForFunctionAsync("() => window.heard() > 0.001");
        await Assertions.Expect(sound).ToHaveAttributeAsync("aria-pressed", "true");

        await sound.ClickAsync();
        await _page.WaitForFunctionAsync("() => window.heard() < 0.0001");
    }

    [Theory]
    [InlineData("Dark", "dark")]
    [InlineData("Light", "light")]
    public async Task Theme_Chosen_HoldsOnEveryPage(string button, string theme)
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

        foreach (var path in new[] { "compose", "library", "" })
        {
            await _page.GotoAsync(path);
            await Assertions.Expect(_page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        }
    }
}
