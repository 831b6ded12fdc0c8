using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Composing;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Composing;

public sealed class ComposerTests
{
    private const string Ada = "ada";

    // Seconds are computed from the same ticks twice.
    private const double Tolerance = 1e-9;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CompositionRequest Short => new() { Mood = Mood.Delighted, Seconds = 5, Seed = 7 };

    private static CompositionRequest Long => Short with { Seconds = 300 };

    [Fact]
    public async Task Compose_Piece_TellsEventsInOrder()
    {
        await using var lab = await TestLab.CreateAsync();

        var events = await lab.Composer.ComposeAsync(Short, null, Token).ToListAsync(Token);

        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(told => told.Sequence));
        Assert.Equal((ComposedEventKind.Started, 7, "mood"), (events[0].Kind, events[0].Seed, events[0].Model));
        Assert.Equal((ComposedEventKind.Tempo, 0.0), (events[1].Kind, events[1].Start));
        Assert.Equal(ComposedEventKind.Finished, events[^1].Kind);
        Assert.DoesNotContain(
            events[2..^1], told => told.Kind is ComposedEventKind.Started or ComposedEventKind.Finished);
        var composed = 0.0;
        foreach (var told in events)
        {
            Assert.True(told.Kind != ComposedEventKind.Note || told.Start >= composed, "A note came late.");
            Assert.True(told.Kind != ComposedEventKind.Progress || told.Seconds > composed, "The progress went back.");
            composed = told.Kind == ComposedEventKind.Progress ? told.Seconds!.Value : composed;
        }

        Assert.True(composed >= Short.Seconds, "The piece is shorter than asked for.");
        Assert.True(events[^1].FirstNoteMilliseconds > 0 && events[^1].TokensPerSecond > 0, "The rates are missing.");
    }

    [Fact]
    public async Task Compose_Piece_StoresADraftWithExactlyTheStreamedNotes()
    {
        await using var lab = await TestLab.CreateAsync();

        var events = await lab.Composer.ComposeAsync(Short, Ada, Token).ToListAsync(Token);

        var finished = events[^1];
        var file = await lab.Library.ReadMidiAsync(Ada, finished.PieceId!.Value, Token);
        var score = MidiReader.Read(file!.Content).Score;
        var tempo = score.CreateTempoMap();
        var written = score.Parts.SelectMany(part => part.Notes)
            .OrderBy(note => note.Start).ThenBy(note => note.Pitch.Value);
        Assert.All(
            events.Where(told => told.Kind == ComposedEventKind.Note).Zip(written),
            pair =>
            {
                Assert.Equal(pair.Second.Pitch.Value, pair.First.Pitch);
                Assert.Equal(pair.Second.Velocity.Value, pair.First.Velocity);
                Assert.Equal(tempo.TicksToSeconds(pair.Second.Start), pair.First.Start!.Value, Tolerance);
                Assert.Equal(pair.Second.Start / (double)score.TicksPerQuarter, pair.First.StartBeat!.Value, Tolerance);
            });
        Assert.Equal(score.NoteCount, events.Count(told => told.Kind == ComposedEventKind.Note));
        Assert.Equal(score.NoteCount, finished.Notes);
        Assert.Equal(tempo.TicksToSeconds(score.EndTick), finished.Seconds!.Value, Tolerance);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Content));
        Assert.Equal(sha, finished.Sha256);
        Assert.Equal("delighted-7.mid", file.FileName);
        Assert.Empty(await lab.Library.ListAsync(Ada, 0, 10, Token));
    }

    [Fact]
    public async Task Compose_WithoutOwner_StoresNothing()
    {
        await using var lab = await TestLab.CreateAsync();

        var events = await lab.Composer.ComposeAsync(Short, null, Token).ToListAsync(Token);

        Assert.Null(events[^1].PieceId);
        Assert.Equal(0, await CountStoredAsync(lab));
    }

    [Fact]
    public async Task Compose_AmongTwentyOthers_GivesTheSameBytesAsAlone()
    {
        await using var lab = await TestLab.CreateAsync();
        CompositionRequest[] requests =
        [
            .. Enumerable.Range(0, 20).Select(
                i => Short with { Seed = i % 18, Mood = (Mood)(i % 4), Strength = i % 3 }),
        ];
        List<string> alone = [];
        foreach (var request in requests)
        {
            alone.Add(await Sha256Async(lab, request));
        }

        var together = await Task.WhenAll(requests.Select(request => Sha256Async(lab, request)));

        Assert.Equal(alone, together);
        Assert.True(alone.Distinct().Count() >= 18, "Different seeds gave the same piece.");
    }

    [Theory]
    [InlineData("Seconds", "between 5 and 300", 4.9, 1, 1, 0)]
    [InlineData("Seconds", "between 5 and 300", double.NaN, 1, 1, 0)]
    [InlineData("Strength", "between 0 and 8", 5, 8.1, 1, 0)]
    [InlineData("Temperature", "between 0.1 and 2", 5, 1, 0, 0)]
    [InlineData("Seed", "between 0 and 2147483647", 5, 1, 1, -1)]
    public async Task Compose_SettingOutOfRange_IsRefusedWithItsRange(
        string setting, string range, double seconds, double strength, double temperature, int seed)
    {
        await using var lab = await TestLab.CreateAsync();
        var request = Short with { Seconds = seconds, Strength = strength, Temperature = temperature, Seed = seed };

        var refused = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            async () => await lab.Composer.ComposeAsync(request, Ada, Token).ToListAsync(Token));

        Assert.StartsWith($"{setting} must lie {range}.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_TokenFires_EndsAndKeepsNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        using CancellationTokenSource stop = new();
        await using var events = lab.Composer.ComposeAsync(Long, Ada, stop.Token).GetAsyncEnumerator(Token);
        await ReadToFirstNoteAsync(events);

        await stop.CancelAsync();

        await EndedAsync(lab);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
        Assert.Equal(0, await CountStoredAsync(lab));
    }

    [Fact]
    public async Task Compose_ScopeDisposedWhileTheReaderIsBusy_EndsAndKeepsNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        var scope = lab.Services.CreateAsyncScope();
        var composer = scope.ServiceProvider.GetRequiredService<IComposer>();
        await using var events = composer.ComposeAsync(Long, Ada, Token).GetAsyncEnumerator(Token);
        await ReadToFirstNoteAsync(events);

        await scope.DisposeAsync();

        await EndedAsync(lab);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await events.MoveNextAsync());
        Assert.Equal(0, await CountStoredAsync(lab));
    }

    [Fact]
    public async Task Compose_EnumerationBroken_EndsAndKeepsNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        await foreach (var told in lab.Composer.ComposeAsync(Long, Ada, Token))
        {
            if (told.Kind == ComposedEventKind.Note)
            {
                Assert.Equal(1, lab.Engine.ActiveCount);
                break;
            }
        }

        await EndedAsync(lab);
        Assert.Equal(0, await CountStoredAsync(lab));
    }

    private static async Task<string> Sha256Async(TestLab lab, CompositionRequest request)
    {
        await using var scope = lab.Services.CreateAsyncScope();
        var composer = scope.ServiceProvider.GetRequiredService<IComposer>();
        return (await composer.ComposeAsync(request, null, Token).LastAsync(Token)).Sha256!;
    }

    private static async Task ReadToFirstNoteAsync(IAsyncEnumerator<ComposedEvent> events)
    {
        do
        {
            Assert.True(await events.MoveNextAsync(), "The piece ended without a note.");
        }
        while (events.Current.Kind != ComposedEventKind.Note);
    }

    private static Task EndedAsync(TestLab lab) => Condition.UntilAsync(() => lab.Engine.ActiveCount == 0);

    // Everything that is stored is a draft, and so older than tomorrow.
    private static Task<int> CountStoredAsync(TestLab lab) =>
        lab.Pieces.PurgeAsync(DateTime.UtcNow.AddDays(1), Token);
}
