using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Identifying;
using MoodLab.Lab.Pieces;
using MoodLab.Lab.Tests.Identifying;
using MoodLab.Learning.Identifying;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Pages.Identifying;
using MoodLab.Web.Tests.Components;
using MoodLab.Web.Tests.Fakes;
using MoodLab.Web.Visitors;

namespace MoodLab.Web.Tests.Identifying;

/// <summary>The page that names composers, without a browser.</summary>
public sealed class ComposerFinderTests : IAsyncDisposable
{
    private readonly TaughtModel _model = new();
    private readonly SilentBrowser _browser = new();
    private readonly OneVisitor _visitor = new();
    private readonly List<IAsyncDisposable> _ends = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var end in Enumerable.Reverse(_ends))
        {
            await end.DisposeAsync();
        }

        _model.Dispose();
    }

    [Fact]
    public async Task Page_NoModel_SaysSoAndAsksForNothing()
    {
        var page = await RenderAsync(Path.Combine(_model.Corpus, "no.safetensors"));

        var html = await page.HtmlAsync();
        Assert.Contains("The model of composers is not on this server", html, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", html, StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Ask_KeptPiece_AnswersDrawsAndLeavesNothingBehind()
    {
        var page = await RenderAsync(_model.ModelFile);
        Assert.Contains("It knows 3 composers", await page.HtmlAsync(), StringComparison.Ordinal);

        await page.RaiseAsync("button", "onclick", new MouseEventArgs());
        await Eventually.HoldsAsync(() => _browser.Calls.Contains("tint"), "the roll is coloured");

        var html = await page.HtmlAsync();
        Assert.Contains("None of these", html, StringComparison.Ordinal);
        Assert.Contains("Strongest places", html, StringComparison.Ordinal);
        Assert.Contains("aren’t on this server", html, StringComparison.Ordinal);
        await page.DisposeAsync();
        Assert.Equal(0, _browser.References);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public async Task Bars_NoneRanksLast_IsShownWithItsRank()
    {
        var host = await HostAsync(_model.ModelFile);
        ComposerShare[] shares =
        [
            .. Enumerable.Range(0, 9).Select(i => new ComposerShare($"C{i}", 0.11 - (0.002 * i))),
        ];

        await host.RenderAsync<ComposerBars>(
            ("Verdict", new ComposerVerdict(shares, 0.01, new ComposerEvidence([], []), [], 100)));

        var html = await host.HtmlAsync();
        Assert.Contains(">C4<", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">C5<", html, StringComparison.Ordinal);
        Assert.Matches(">10</td>\\s*<th[^>]*>None of these", html);
        await host.RaiseAsync("button", "onclick", new MouseEventArgs());
        Assert.Contains(">C8<", await host.HtmlAsync(), StringComparison.Ordinal);
    }

    private async Task<ComponentHost> RenderAsync(string model)
    {
        var host = await HostAsync(model);
        await host.RenderAsync<ComposerFinder>();
        return host;
    }

    private async Task<ComponentHost> HostAsync(string model)
    {
        ComposerIdentifier identifier = new(model, NullLogger<ComposerIdentifier>.Instance);
        MemoryLibrary library = new();
        var request = new CompositionRequest { Mood = Mood.Calm, Seconds = 20, Seed = 1 };
        var id = library.Store(_visitor.Owner, request, [.. ScriptedComposer.Notes(request)]);
        await library.KeepAsync(_visitor.Owner, id, TestContext.Current.CancellationToken);
        var services = new ServiceCollection()
            .AddSingleton(identifier)
            .AddSingleton(new TaughtPieces(identifier, []))
            .AddSingleton<IPieceLibrary>(library)
            .AddSingleton<AuthenticationStateProvider>(_visitor)
            .AddSingleton<Visitor>()
            .AddSingleton<IJSRuntime>(_browser)
            .BuildServiceProvider();
        ComponentHost host = new(services);
        _ends.Add(services);
        _ends.Add(host);
        return host;
    }

    private sealed class OneVisitor : AuthenticationStateProvider
    {
        private readonly AuthenticationState _state = new(VisitorClaims.Create());

        public string Owner => _state.User.Owner()!;

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(_state);
    }
}
