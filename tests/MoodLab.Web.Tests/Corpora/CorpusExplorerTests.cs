using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using MoodLab.Lab.Corpora;
using MoodLab.Web.Components.Pages.Corpora;
using MoodLab.Web.Corpora;
using MoodLab.Web.Tests.Components;

namespace MoodLab.Web.Tests.Corpora;

/// <summary>The page of a corpus without a browser, for corpora of which little can be said.</summary>
public sealed class CorpusExplorerTests
{
    private static readonly CorpusFile s_broken = new() { Path = "Bach/a.mid", Reason = "It is broken." };

    [Fact]
    public async Task Explorer_NoFiles_SaysSo() =>
        Assert.Contains("There is no MIDI file in this corpus.", await RenderAsync([]), StringComparison.Ordinal);

    [Fact]
    public async Task Explorer_NothingReadable_SaysSoAndDrawsNothing()
    {
        var html = await RenderAsync([s_broken]);

        Assert.Contains("None of its files has a note that can be read", html, StringComparison.Ordinal);
        Assert.Contains("1 file cannot be read", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-chart", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explorer_NoFolders_SaysThatThereAreNoComposers() => Assert.Contains(
        "Its files lie in no folders", await RenderAsync([Piece("a.mid"), Piece("b.mid")]), StringComparison.Ordinal);

    [Fact]
    public async Task Explorer_OnePieceEach_SaysThatNothingCanBeLearntAndTested()
    {
        var html = await RenderAsync([Piece("Bach/a.mid"), Piece("Clara/b.mid")]);

        Assert.Contains("Every composer has one piece only", html, StringComparison.Ordinal);
        Assert.Contains("data-chart", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explorer_ComposerWhoIsNotThere_SaysSo() => Assert.Contains(
        "No piece is by any of the chosen composers.",
        await RenderAsync([Piece("Bach/a.mid")], CorpusAddress.Read("?composers=Nobody")), StringComparison.Ordinal);

    [Fact]
    public async Task Explorer_HugeNames_AreShownWhole()
    {
        var name = new string('x', 200);

        Assert.Contains(name, await RenderAsync([Piece($"{name}/{name}.mid")]), StringComparison.Ordinal);
    }

    private static CorpusFile Piece(string path) =>
        new() { Path = path, Notes = 3, Length = 10, Tempo = 120, Polyphony = 1, Onsets = [3], Sounding = [3] };

    private static async Task<string> RenderAsync(CorpusFile[] files, CorpusAddress? address = null)
    {
        await using CorpusLibrary library = new(
            Path.GetTempPath(), new Dictionary<string, string>(), TimeProvider.System,
            NullLogger<CorpusLibrary>.Instance);
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton<IJSRuntime>(new SilentBrowser()).AddSingleton(library).BuildServiceProvider();
        await using ComponentHost page = new(services);
        await page.RenderAsync<CorpusExplorer>(
            (nameof(CorpusExplorer.Name), "small"),
            (nameof(CorpusExplorer.Scan), new CorpusScan(files, files.Length, TimeSpan.FromSeconds(1))),
            (nameof(CorpusExplorer.Address), address ?? new CorpusAddress()));
        Assert.Empty(page.Faults);
        return await page.HtmlAsync();
    }
}
