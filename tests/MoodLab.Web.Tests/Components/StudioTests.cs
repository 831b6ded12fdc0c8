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
    private static readonly TimeSpan s_endOfWork = TimeSpan.FromMilliseconds(100);

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
    public Task Page_LeftInMidPiece_LeavesNothingBehind() => Eventually.IsWithinAsync(s_endOfWork, async () =>
    {
        var page = await ComposeAsync();
        Assert.Equal(1, Connections.Subscribers);

        var left = TimeProvider.System.GetTimestamp();
        await page.DisposeAsync();
        var taken = TimeProvider.System.GetElapsedTime(left);

        Assert.Equal(0, _script.Running);
        Assert.Equal(0, Connections.Subscribers);
        Assert.Equal(0, _browser.References);
        Assert.Empty(page.Faults);
        return taken;
    });

    [Fact]
    public Task Connection_LostInMidPiece_EndsTheWork() => Eventually.IsWithinAsync(s_endOfWork, async () =>
    {
        await using var page = await ComposeAsync();

        await Connections.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);

        return await Eventually.HoldsAsync(() => _script.Running == 0, "nothing is being composed");
    });

    [Fact]
    public Task Connection_LostWhileTheBrowserOwesAnAnswer_EndsTheWork() =>
        Eventually.IsWithinAsync(s_endOfWork, async () =>
        {
            // A closed laptop takes the batch and never says that it has it.
            _browser.Unanswered = "append";
            await using var page = await ComposeAsync();
            await Eventually.HoldsAsync(() => _browser.Calls.Contains("append"), "a batch is under way");

            await Connections.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);

            return await Eventually.HoldsAsync(() => _script.Running == 0, "nothing is being composed");
        });

    [Fact]
    public async Task Compose_PressedTwiceAtOnce_ComposesOnePiece()
    {
        await using var page = await ComposeAsync();
        await Task.WhenAll(PressComposeAsync(page), PressComposeAsync(page));

        await Eventually.HoldsAsync(() => _script.Running == 1, "one piece is composed");
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
