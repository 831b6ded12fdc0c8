using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Judging;
using MoodLab.Lab.Pieces;
using MoodLab.Web.Components.Pages.Composing;
using MoodLab.Web.Composing;
using MoodLab.Web.Tests.Fakes;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Tests.Components;

/// <summary>The compose page without a browser: what it leaves behind, which must be nothing.</summary>
public sealed class StudioTests : IAsyncDisposable
{
    private readonly ComposerScript _script = new() { Speed = 2 };
    private readonly SilentBrowser _browser = new();
    private readonly ServiceProvider _services;

    public StudioTests()
    {
        _services = new ServiceCollection()
            .AddSingleton(_script)
            .AddSingleton<MemoryLibrary>()
            .AddSingleton<IPieceLibrary>(provider => provider.GetRequiredService<MemoryLibrary>())
            .AddSingleton<IComposer, ScriptedComposer>()
            .AddSingleton(new MoodJudge("there is none", NullLogger<MoodJudge>.Instance))
            .AddSingleton<AuthenticationStateProvider, OneVisitor>()
            .AddSingleton<Visitor>()
            .AddSingleton<ConnectionWatch>()
            .AddSingleton<NavigationManager, OneAddress>()
            .AddSingleton<IJSRuntime>(_browser)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new Random(7))
            .BuildServiceProvider();
    }

    private ConnectionWatch Connections => _services.GetRequiredService<ConnectionWatch>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task Page_LeftInMidPiece_LeavesNothingBehind()
    {
        var page = await ComposeAsync();
        Assert.Equal(1, Connections.Subscribers);

        await page.DisposeAsync();

        Assert.Equal(0, _script.Running);
        Assert.Equal(0, Connections.Subscribers);
        Assert.Equal(0, _browser.References);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Connection_LostInMidPiece_EndsTheWork()
    {
        await using var page = await ComposeAsync();

        await Connections.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(() => _script.Running == 0, "nothing is being composed");
    }

    [Fact]
    public async Task Connection_LostWhileTheBrowserOwesAnAnswer_EndsTheWork()
    {
        // A closed laptop takes the batch and never says that it has it.
        _browser.Unanswered = "append";
        await using var page = await ComposeAsync();
        await Eventually.HoldsAsync(() => _browser.Calls.Contains("append"), "a batch is under way");

        await Connections.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);

        await Eventually.HoldsAsync(() => _script.Running == 0, "nothing is being composed");
    }

    [Fact]
    public async Task Compose_PressedTwiceAtOnce_ComposesOnePiece()
    {
        await using var page = await ComposeAsync();
        await Task.WhenAll(PressComposeAsync(page), PressComposeAsync(page));

        await Eventually.HoldsAsync(() => _script.Running == 1, "one piece is composed");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Piece_FinishedWithoutAJudge_IsShown()
    {
        _script.Speed = double.PositiveInfinity;
        await using var page = new ComponentHost(_services);
        await page.RenderAsync<Studio>();
        await PressComposeAsync(page);

        // The address is written when composing begins and when the piece is there.
        await Eventually.HoldsAsync(
            () => _browser.Calls.Count(call => call == "history.replaceState") == 2, "the piece is in the address");
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Sound_ThatNeverComes_DelaysNoNote()
    {
        _browser.Unanswered = "prepare";
        await using var page = await ComposeAsync();

        await Eventually.HoldsAsync(() => _browser.Calls.Contains("append"), "notes are drawn");
    }

    private static Task PressComposeAsync(ComponentHost page) => page.RaiseAsync("form", "onsubmit", EventArgs.Empty);

    private async Task<ComponentHost> ComposeAsync()
    {
        var page = new ComponentHost(_services);
        await page.RenderAsync<Studio>();
        await PressComposeAsync(page);
        await Eventually.HoldsAsync(() => _script.Running == 1, "it is composed");
        return page;
    }

    private sealed class OneVisitor : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(VisitorClaims.Create()));
    }

    private sealed class OneAddress : NavigationManager
    {
        public OneAddress()
        {
            Initialize("http://localhost/", "http://localhost/compose?seconds=300");
        }
    }
}
