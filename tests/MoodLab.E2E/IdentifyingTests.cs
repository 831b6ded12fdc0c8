using Microsoft.Playwright;
using MoodLab.Lab.Tests.Identifying;

namespace MoodLab.E2E;

/// <summary>Naming composers, with a small model and its corpus.</summary>
public sealed class IdentifyingTests(Chromium chromium) : IAsyncLifetime
{
    private readonly TaughtModel _model = new();
    private LaboratoryHost _host = default!;

    public ValueTask InitializeAsync()
    {
        _host = new LaboratoryHost(
            null, ("Identifier:Model", _model.ModelFile), ("MoodLab:Corpora:small", _model.Corpus));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _model.Dispose();
    }

    [Fact]
    public async Task Piece_ChosenOrDropped_IsNamedExplainedAndComparedByEar()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var finder = await FinderPage.OpenAsync(visit);

        await finder.UploadAsync("new piece.mid", TaughtModel.Piece(TaughtModel.Leaper, 70));
        await finder.AnswerAsync("new piece.mid");
        await Assertions.Expect(finder.Finding).ToContainTextAsync(TaughtModel.Leaper);
        await Assertions.Expect(finder.Bars).ToHaveCountAsync(4);
        await Assertions.Expect(finder.Bars.First).ToContainTextAsync(TaughtModel.Leaper);
        await Assertions.Expect(finder.Page.GetByText("proves nothing")).ToHaveCountAsync(0);

        await finder.Page.Locator(".places button").First.ClickAsync();
        await finder.HearAsync();
        await finder.Button("Hear the beginning of Leaper").First.ClickAsync();
        await Assertions.Expect(finder.Page.Locator(".nearest-player")).ToBeVisibleAsync();
        await finder.HearAsync();

        await finder.DropAsync("a taught piece.mid", TaughtModel.Piece(TaughtModel.Trembler, 3));
        await finder.AnswerAsync("a taught piece.mid");
        await Assertions.Expect(finder.Page.GetByText("so the answer proves nothing")).ToBeVisibleAsync();

        await finder.Button("Start over").ClickAsync();
        await Assertions.Expect(finder.Finding).ToHaveCountAsync(0);
        await Assertions.Expect(finder.Page.Locator("h1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Files_ThatCannotBeNamed_EachHaveAClearAnswer()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var finder = await FinderPage.OpenAsync(visit);
        (string Name, byte[] Content, string Reason)[] files =
        [
            ("empty.mid", [], "The file is empty"),
            ("song.mid", [.. "ID3"u8, 4, 0, 0, 0, 0], "an MP3 recording"),
            ("letter.mid", [.. "Dear Clara, "u8], "no MIDI file"),
            ("broken.mid", [.. "MThd"u8, 0, 0, 0, 6, 0], "too broken to read"),
            ("drums.mid", TaughtModel.Drums(), "nothing but percussion"),
            ("one note.mid", TaughtModel.Piece(TaughtModel.Climber, 1, notes: 1), "too little to say anything"),
            ("silence.mid", TaughtModel.Silence(), "without notes"),
            ("huge.mid", new byte[9 << 20], "larger than the 8 MB"),
        ];
        foreach (var (name, content, reason) in files)
        {
            await finder.UploadAsync(name, content);
            await finder.RefusedAsync(name, reason);
        }

        await finder.UploadAsync("cut off.mid", TaughtModel.Piece(TaughtModel.Climber, 70)[..^40]);
        await finder.AnswerAsync("cut off.mid");
        await Assertions.Expect(finder.Fault).ToHaveCountAsync(0);
        await Assertions.Expect(finder.Page.GetByText("The file is damaged in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Phrase_PlayedByKeys_IsNamedWhileItGrows()
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address);
        var finder = await FinderPage.OpenAsync(visit);
        await finder.Button("Play a phrase").FocusAsync();
        await finder.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(finder.Piano).ToHaveCountAsync(25);
        await Assertions.Expect(finder.Piano.Nth(12)).ToBeFocusedAsync();

        foreach (var key in "asd")
        {
            await finder.Page.Keyboard.PressAsync($"{key}");
        }

        await Assertions.Expect(finder.Page.GetByText("3 notes; 5 more for a first guess")).ToBeVisibleAsync();
        await finder.Page.Keyboard.PressAsync("z");
        await finder.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(finder.Piano.Nth(13)).ToBeFocusedAsync();
        await Assertions.Expect(finder.Piano.Nth(13)).ToHaveAttributeAsync("aria-label", "C♯3");
        foreach (var key in "fghjk")
        {
            await finder.Page.Keyboard.PressAsync($"{key}");
        }

        await finder.AnswerAsync("your phrase");
        await finder.Piano.Nth(4).ClickAsync();
        await Assertions.Expect(finder.Page.GetByText("9 notes; the more, the surer")).ToBeVisibleAsync();
        await Assertions.Expect(finder.Page.Locator(".answer-head")).ToContainTextAsync("9 notes");
        await finder.Button("Forget it").ClickAsync();
        await Assertions.Expect(finder.Finding).ToHaveCountAsync(0);
        await Assertions.Expect(finder.Page.GetByText("Nothing played yet")).ToBeVisibleAsync();
        await Assertions.Expect(finder.Piano.Nth(4)).ToBeFocusedAsync();
        Assert.True(await finder.HearKeyAsync("a"));
    }

    [Theory]
    [InlineData(LookTests.Desk)]
    [InlineData(LookTests.Phone)]
    public async Task Page_InEveryState_FitsAndIsAccessible(int width)
    {
        await using var visit = await chromium.StartVisitAsync(_host.Address, width);
        var page = await visit.NewPageAsync();
        PageLook look = new(page);
        FinderPage finder = new(page);
        Task LookAsync(string state) => look.AtBothAsync($"identify-{state}-{width}");

        await finder.OpenAsync();
        await LookAsync("empty");
        await finder.UploadAsync("drums with a very long name that goes on and on and on.mid", TaughtModel.Drums());
        await finder.RefusedAsync("drums", "percussion");
        await LookAsync("fault");
        await finder.UploadAsync("piece.mid", TaughtModel.Piece(TaughtModel.Leaper, 3)[..^20]);
        await finder.AnswerAsync("piece.mid");
        await finder.Button("Hear the beginning of Leaper").First.ClickAsync();
        await Assertions.Expect(page.Locator(".nearest-player")).ToBeVisibleAsync();
        await page.Locator("summary").First.ClickAsync();
        await page.GetByText("What this model knows").ClickAsync();
        await LookAsync("answer");
        await finder.OpenAsync();
        await finder.Button("Play a phrase").ClickAsync();
        await Assertions.Expect(finder.Piano.Nth(12)).ToBeFocusedAsync();
        await LookAsync("phrase");
        look.AssertGood();
    }
}
