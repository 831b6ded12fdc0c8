using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MoodLab.Lab.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.E2E;

/// <summary>Growing melodies in a browser.</summary>
public sealed class EvolvingTests(Chromium chromium) : IAsyncLifetime
{
    private readonly LaboratoryHost _host = new();
    private IBrowserContext _visit = default!;

    public async ValueTask InitializeAsync() => _visit = await chromium.StartVisitAsync(_host.Address);

    public async ValueTask DisposeAsync()
    {
        await _visit.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Session_ByKeysAlone_LivesThroughGenerationsReloadBranchAndExport()
    {
        var loop = await EvolvePage.StartAsync(_visit);
        await loop.TabToCardsAsync();
        var first = await loop.MelodiesAsync();
        await loop.RateAsync(1, 5, 0);

        await loop.Page.ReloadAsync();
        await loop.ReadyAsync(1);
        await loop.HasStarsAsync(1, 5, 0);
        await loop.TabToCardsAsync();
        await loop.PressAsync("End");
        await loop.RateAsync(4);
        await loop.GoAsync("n", 2);
        var second = await loop.MelodiesAsync();
        Assert.Equal([first[1], first[^1]], second[..2]);
        await loop.HasStarsAsync(5, 4, -1);

        await Assertions.Expect(loop.Focused).ToHaveAttributeAsync("data-melody", second[2]);
        await loop.RateAsync(3, 2);
        await loop.GoAsync("n", 3);

        await loop.GoAsync("u", 2);
        await loop.GoAsync("u", 1);
        Assert.Equal(first, await loop.MelodiesAsync());
        await loop.GoAsync("n", 2);
        await Assertions.Expect(loop.Where).ToContainTextAsync("of 4 in all");
        Assert.Empty((await loop.MelodiesAsync())[2..].Intersect(second));

        var heard = loop.Cards.First;
        await loop.PressAsync("Home");
        await loop.PressAsync("Space");
        await loop.HearAsync();
        var notes = await EvolvePage.NotesAsync(heard);
        await loop.TabToAsync("MIDI file of melody 1.2");
        var download = await loop.Page.RunAndWaitForDownloadAsync(() => loop.PressAsync("Enter"));

        Assert.EndsWith("-1-2.mid", download.SuggestedFilename, StringComparison.Ordinal);
        AssertSame(notes, MidiReader.ReadFile((await download.PathAsync())!).Score);
    }

    [Fact]
    public async Task Zip_OfAGeneration_HasTheNotesOfItsCards()
    {
        var loop = await EvolvePage.StartAsync(_visit);
        var roll = loop.Cards.First.Locator("canvas").First;
        var machine = await roll.GetAttributeAsync("data-mini-roll");
        await loop.Page.GetByLabel("Hands").SelectOptionAsync("loose");
        await Assertions.Expect(roll).Not.ToHaveAttributeAsync("data-mini-roll", machine!);
        List<double[][]> cards = [];
        foreach (var card in await loop.Cards.AllAsync())
        {
            cards.Add(await EvolvePage.NotesAsync(card));
        }

        await loop.Button("Settings and export").ClickAsync();
        var download = await loop.Page.RunAndWaitForDownloadAsync(() => loop.Page
            .GetByRole(AriaRole.Link, new() { Name = "This generation as MIDI (zip)" }).ClickAsync());

        using var zip = await ZipFile.OpenReadAsync(
            (await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Equal(cards.Count, zip.Entries.Count);
        foreach (var (entry, card) in zip.Entries.Zip(cards))
        {
            using MemoryStream bytes = new();
            await using var content = await entry.OpenAsync(TestContext.Current.CancellationToken);
            await content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            AssertSame(card, MidiReader.Read(bytes.ToArray()).Score);
        }
    }

    [Fact]
    public async Task Session_InTwoTabs_FollowsBoth()
    {
        var first = await EvolvePage.StartAsync(_visit);
        EvolvePage second = new(await _visit.NewPageAsync());
        await second.Page.GotoAsync(first.Page.Url);
        await second.ReadyAsync(1);

        await first.TabToCardsAsync();
        await first.RateAsync(5);
        await Assertions.Expect(second.Page.Locator("[data-rated]")).ToHaveCountAsync(1);
        await second.Cards.Nth(1).GetByTitle("2 stars").ClickAsync();
        await second.Cards.First.GetByTitle("3 stars").ClickAsync();
        await Assertions.Expect(first.Cards.First.GetByLabel("3 stars")).ToBeCheckedAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(first.Cards.Nth(1).GetByLabel("2 stars")).ToBeCheckedAsync(new() { Timeout = 30_000 });

        await second.Button("Next generation").ClickAsync();
        await first.ReadyAsync(2);
        await second.ReadyAsync(2);
        Assert.Equal(await second.MelodiesAsync(), await first.MelodiesAsync());
    }

    [Fact]
    public async Task Click_ThatFetchesTheSounds_RatesWhatItWasMeantFor()
    {
        TaskCompletionSource allowed = new();
        await _visit.RouteAsync("**/*.sf3", async route =>
        {
            await allowed.Task;
            await route.ContinueAsync();
        });
        var page = await _visit.NewPageAsync();
        await page.GotoAsync("evolve");
        EvolvePage loop = new(page);
        await loop.Button("Start growing").ClickAsync();
        await loop.ReadyAsync(1);
        var star = loop.Cards.First.GetByTitle("3 stars");
        var place = (await star.BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + (place.Height / 2));
        await page.Mouse.DownAsync();
        await Assertions.Expect(page.GetByText("Fetching the piano")).ToBeVisibleAsync();
        var then = (await star.BoundingBoxAsync())!;
        await page.Mouse.UpAsync();

        await Assertions.Expect(loop.Cards.First.GetByLabel("3 stars")).ToBeCheckedAsync();
        Assert.Equal((place.X, place.Y), (then.X, then.Y));
        allowed.SetResult();
        await Assertions.Expect(loop.Status).ToContainTextAsync("1 of 10 rated");
        Assert.Equal(place.Y, (await star.BoundingBoxAsync())!.Y);
    }

    [Fact]
    public async Task Session_Left_LeavesNobodyWatching()
    {
        var watch = _host.Services.GetRequiredService<EvolutionWatch>();
        var loop = await EvolvePage.StartAsync(_visit);
        Assert.Equal(1, watch.Count);

        await loop.Page.GetByRole(AriaRole.Link, new() { Name = "Library" }).ClickAsync();

        await Eventually.HoldsAsync(() => watch.Count == 0, "nobody watches the session");
    }

    [Fact]
    public async Task Family_OfAMelody_IsHeardAndGoneBackTo()
    {
        var loop = await EvolvePage.StartAsync(_visit);
        await loop.TabToCardsAsync();
        await loop.RateAsync(5, 4);
        await loop.GoAsync("n", 2);

        await loop.Button("Family tree").ClickAsync();
        await loop.Page.GetByLabel("Melody 1.1, 5 stars").First.ClickAsync();
        await loop.HearAsync();
        await loop.Button("Go on from generation 1").ClickAsync();

        await loop.ReadyAsync(1);
        await loop.HasStarsAsync(5, 4);
    }

    [Fact]
    public async Task Bar_LockedAndRerolled_StaysAndChanges()
    {
        var loop = await EvolvePage.StartAsync(_visit);
        await loop.Button("Bars of melody 1.1").ClickAsync();
        await loop.Button("Lock bar 1").ClickAsync();
        await Assertions.Expect(loop.Button("Lock bar 1")).ToHaveAttributeAsync("aria-pressed", "true");
        var before = await EvolvePage.NotesAsync(loop.Cards.First);
        var melody = (await loop.MelodiesAsync())[0];

        await loop.Button("Re-roll bar 8").ClickAsync();
        await Assertions.Expect(loop.Page.GetByText("was drawn anew")).ToBeVisibleAsync();
        var after = await EvolvePage.NotesAsync(loop.Cards.First);
        Assert.NotEqual(before, after);
        await loop.Button("Undo").ClickAsync();
        await Assertions.Expect(loop.Cards.First).ToHaveAttributeAsync("data-melody", melody);
        Assert.Equal(before, await EvolvePage.NotesAsync(loop.Cards.First));

        var bar = await loop.Page.GetByLabel("Bar 1: ").InnerTextAsync();
        await loop.Button("Next generation").ClickAsync();
        await loop.ReadyAsync(2);
        await loop.Button("Bars of melody 2.5").ClickAsync();
        await Assertions.Expect(loop.Page.GetByLabel("Bar 1: ")).ToHaveTextAsync(bar);
    }

    [Fact]
    public async Task Share_ByLink_IsHeardByOthersAndNotChanged()
    {
        var loop = await EvolvePage.StartAsync(_visit);
        await loop.Button("Settings and export").ClickAsync();
        await loop.Button("Share by a link").ClickAsync();
        var link = await loop.Page.Locator("a[href*='/shared/']").GetAttributeAsync("href");

        await using var other = await chromium.StartVisitAsync(_host.Address);
        EvolvePage listener = new(await other.NewPageAsync());
        await listener.Page.GotoAsync(loop.Page.Url);
        await Assertions.Expect(listener.Page.GetByText("This session is not here")).ToBeVisibleAsync();
        await listener.Page.GotoAsync(link!);
        await listener.AliveAsync();
        await Assertions.Expect(listener.Cards).ToHaveCountAsync(10);
        await Assertions.Expect(listener.Page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(0);
        await listener.Button("Play melody 1.1").ClickAsync();
        await listener.HearAsync();

        await loop.Button("Stop sharing").ClickAsync();
        await Assertions.Expect(loop.Button("Share by a link")).ToBeVisibleAsync();
        await listener.Page.ReloadAsync();
        await Assertions.Expect(listener.Page.GetByText("Nothing is shared here")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("empty.mid", "", "cannot be read as MIDI")]
    [InlineData("words.mid", "this is no music", "cannot be read as MIDI")]
    [InlineData("pieces.zip", "PK\u0003\u0004", "is an archive. Unpack it")]
    public async Task Upload_ThatIsNoMidi_IsRefusedWithTheReason(string name, string content, string reason)
    {
        var page = await _visit.NewPageAsync();
        await page.GotoAsync("evolve");
        EvolvePage loop = new(page);
        await Assertions.Expect(page.GetByLabel("Begin from a MIDI file")).ToBeEnabledAsync(
            new() { Timeout = 30_000 });

        await page.GetByLabel("Begin from a MIDI file").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "audio/midi", Buffer = Encoding.ASCII.GetBytes(content) });

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(reason);
        await loop.Button("Start growing").ClickAsync();
        await loop.ReadyAsync(1);
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedWithTheLimit()
    {
        var page = await _visit.NewPageAsync();
        await page.GotoAsync("evolve");
        await Assertions.Expect(page.GetByLabel("Begin from a MIDI file")).ToBeEnabledAsync(
            new() { Timeout = 30_000 });

        await page.GetByLabel("Begin from a MIDI file").SetInputFilesAsync(
            new FilePayload { Name = "huge.mid", MimeType = "audio/midi", Buffer = new byte[(4 << 20) + 1] });

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("larger than the 4 MB");
    }

    [Fact]
    public async Task Upload_OfAMelody_IsWhatTheSessionBeginsWith()
    {
        var melody = Melody.Of(Genome.Parse("0246642013577531"), new MelodySettings { Bars = 4 }).ToScore();
        var page = await _visit.NewPageAsync();
        await page.GotoAsync("evolve");
        EvolvePage loop = new(page);
        await Assertions.Expect(page.GetByLabel("Begin from a MIDI file")).ToBeEnabledAsync(
            new() { Timeout = 30_000 });

        await page.GetByLabel("Begin from a MIDI file").SetInputFilesAsync(
            new FilePayload { Name = "my_tune.mid", MimeType = "audio/midi", Buffer = MidiWriter.Write(melody) });
        await Assertions.Expect(page.GetByText("14 notes stay as they were")).ToBeVisibleAsync();
        await loop.Button("Start growing").ClickAsync();
        await loop.ReadyAsync(1);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "my tune" })).ToBeVisibleAsync();
        await Assertions.Expect(loop.Cards.First).ToContainTextAsync("yours");
        var notes = await EvolvePage.NotesAsync(loop.Cards.First);
        Assert.Equal(
            melody.Parts[0].Notes.Select(note => (double)note.Pitch.Value), notes.Select(note => note[2]));
    }

    [Fact]
    public async Task Continue_Melody_AddsWhatTheNetworkWrote()
    {
        var loop = await EvolvePage.StartAsync(_visit);

        await loop.Button("Continue melody 1.2").ClickAsync();

        await Assertions.Expect(loop.Cards).ToHaveCountAsync(11, new() { Timeout = 30_000 });
        await Assertions.Expect(loop.Cards.Last).ToContainTextAsync("continued");
        await loop.HearAsync();
    }

    [Fact]
    public async Task Stars_ThatCannotBeStored_AreNotShownAndItIsSaid()
    {
        var loop = await EvolvePage.StartAsync(_visit);
        await loop.TabToCardsAsync();
        await _host.ExecuteSqlAsync(
            "CREATE TRIGGER Full BEFORE UPDATE ON EvolutionMelodies BEGIN SELECT RAISE(FAIL, 'disk full'); END");

        await loop.PressAsync("4");

        await Assertions.Expect(loop.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This could not be stored");
        await Assertions.Expect(loop.Page.Locator("[data-rated]")).ToHaveCountAsync(0);
        await _host.ExecuteSqlAsync("DROP TRIGGER Full");
        await loop.PressAsync("Home");
        await loop.RateAsync(3);
        await Assertions.Expect(loop.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Server_KilledInMidSession_StandsWhereItStood()
    {
        await using ServerProcess server = new();
        await server.StartAsync();
        await using var visit = await chromium.StartVisitAsync(server.Address);
        var loop = await EvolvePage.StartAsync(visit);
        await loop.TabToCardsAsync();
        await loop.RateAsync(2, 5, 1);
        await loop.GoAsync("n", 2);
        await loop.RateAsync(3, 4);
        var (melodies, stars) = (await loop.MelodiesAsync(), await loop.StarsAsync());

        await server.KillAsync();
        await server.StartAsync();
        await loop.Page.ReloadAsync();

        await loop.ReadyAsync(2);
        Assert.Equal(melodies, await loop.MelodiesAsync());
        Assert.Equal(stars, await loop.StarsAsync());
    }

    // The roll has two decimals of a second.
    private static void AssertSame(double[][] notes, Score score)
    {
        var tempo = score.CreateTempoMap();
        var written = score.Parts.SelectMany(part => part.Notes).ToList();
        Assert.NotEmpty(written);
        Assert.Equal(notes.Length, written.Count);
        foreach (var (shown, note) in notes.Zip(written))
        {
            Assert.Equal(shown[0], tempo.TicksToSeconds(note.Start), 0.006);
            Assert.Equal((shown[2], shown[3]), (note.Pitch.Value, note.Velocity.Value));
        }
    }
}
