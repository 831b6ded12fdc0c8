using System.Diagnostics;
using Microsoft.Playwright;
using MoodLab.Music.Midi;

namespace MoodLab.E2E;

/// <summary>The whole program in a browser: model, database and all.</summary>
public sealed class LaboratoryTests(Chromium chromium)
{
    [Fact]
    public async Task Piece_OfTheRealEngine_IsDrawnHeardDownloadedAndKept()
    {
        using TinyModel model = new();
        await using LaboratoryHost host = new(model.Path);
        await using var visit = await chromium.StartVisitAsync(host.Address);
        var studio = await ComposePage.OpenAsync(visit, "?mood=delighted&seconds=10&seed=7");

        var clicked = Stopwatch.StartNew();
        await studio.Compose.ClickAsync();
        await studio.FirstNoteAsync();
        Assert.True(clicked.Elapsed < TimeSpan.FromSeconds(1), $"The first note took {clicked.ElapsedMilliseconds} ms.");
        await studio.HearAsync();
        await studio.StageAsync("Finished");

        var download = await studio.Page.RunAndWaitForDownloadAsync(() => studio.Midi.ClickAsync());
        var score = MidiReader.ReadFile((await download.PathAsync())!).Score;
        Assert.NotEqual(0, score.NoteCount);
        Assert.Equal(score.NoteCount, await studio.ReportedNotesAsync());

        await studio.Keep.ClickAsync();
        await Assertions.Expect(studio.Button("Kept")).ToBeDisabledAsync();
        await studio.Page.GotoAsync("library");
        await Assertions.Expect(studio.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("Delighted 7");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_WeightsMissingOrDamaged_NamesTheFile(bool isThere)
    {
        using TinyModel model = new();
        var path = model.Path;
        if (isThere)
        {
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        }
        else
        {
            File.Delete(path);
        }

        await using LaboratoryHost host = new(path);
        await using var visit = await chromium.StartVisitAsync(host.Address);
        var studio = await ComposePage.OpenAsync(visit);

        await Assertions.Expect(studio.Page.GetByText("tiny.safetensors").First).ToBeVisibleAsync();
        await Assertions.Expect(studio.Compose).ToBeDisabledAsync();
        await studio.Page.GotoAsync("library");
        await Assertions.Expect(studio.Page.GetByText("No pieces are kept yet")).ToBeVisibleAsync();
    }
}
