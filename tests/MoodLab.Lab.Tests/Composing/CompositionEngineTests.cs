using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Composing;

public sealed class CompositionEngineTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly string _model;

    public CompositionEngineTests() => _model = TinyModel.Write(_folder.FullName);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static CompositionRequest Short => new() { Mood = Mood.Calm, Seconds = 5 };

    private static CompositionRequest Long => Short with { Seconds = 300 };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Enqueue_MoreThanThereIsRoomFor_IsRefused()
    {
        using var engine = Create(active: 2, waiting: 1);
        List<Composition> taken = [engine.Enqueue(Long), engine.Enqueue(Long), engine.Enqueue(Long)];

        var refused = Assert.Throws<ComposerBusyException>(() => engine.Enqueue(Long));
        taken[0].GiveUp();
        await Condition.UntilAsync(() => engine is { WaitingCount: 0, ActiveCount: 2 });
        engine.Enqueue(Long);

        Assert.Equal(1, refused.Waiting);
        Assert.Equal("1 pieces are waiting already. Please try again in a minute.", refused.Message);
    }

    [Fact]
    public async Task Enqueue_BehindOthers_TellsFallingPositionsAndBegins()
    {
        using var engine = Create(active: 1, waiting: 3);
        var first = engine.Enqueue(Long);
        var second = engine.Enqueue(Long);
        var third = engine.Enqueue(Long);
        var last = engine.Enqueue(Long);

        Assert.Equal((ComposedEventKind.Started, null), await NextAsync(first));
        Assert.Equal((ComposedEventKind.Queued, 1), await NextAsync(second));
        Assert.Equal((ComposedEventKind.Queued, 3), await NextAsync(last));
        first.GiveUp();
        Assert.Equal((ComposedEventKind.Started, null), await NextAsync(second));
        Assert.Equal((ComposedEventKind.Queued, 2), await NextAsync(last));
        third.GiveUp();
        Assert.Equal((ComposedEventKind.Queued, 1), await NextAsync(last));
        second.GiveUp();
        Assert.Equal((ComposedEventKind.Started, null), await NextAsync(last));
    }

    [Fact]
    public async Task GiveUp_WhileWaiting_LeavesTheQueue()
    {
        using var engine = Create(active: 1, waiting: 2);
        var active = engine.Enqueue(Long);
        var waiting = engine.Enqueue(Long);

        waiting.GiveUp();

        await Condition.UntilAsync(() => engine is { ActiveCount: 1, WaitingCount: 0 });
        var told = Assert.Single(await waiting.Events.ReadAllAsync(Token).ToListAsync(Token));
        Assert.Equal(ComposedEventKind.Queued, told.Kind);
        Assert.False(active.IsGivenUp);
    }

    [Fact]
    public async Task Enqueue_LongQueue_IsServedInOrder()
    {
        using var engine = Create(active: 1, waiting: 20);
        Composition[] queue = [.. Enumerable.Range(0, 12).Select(seed => engine.Enqueue(Short with { Seed = seed }))];

        await Task.WhenAll(queue.Select(async (composition, place) =>
        {
            await foreach (var told in composition.Events.ReadAllAsync(Token))
            {
                // Pieces ahead are complete by the time that a piece begins.
                Assert.True(
                    told.Kind != ComposedEventKind.Started || queue[..place].All(ahead => ahead.Piece is not null),
                    $"The piece at place {place} overtook another.");
            }
        }));

        Assert.All(queue, composition => Assert.NotNull(composition.Piece));
    }

    [Fact]
    public async Task Enqueue_WhileOthersGiveUpInMidPiece_HarmsNobody()
    {
        using var engine = Create(active: 6, waiting: 100);
        var expected = (await FinishAsync(engine.Enqueue(Short))).Sha256;
        var restless = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                for (var round = 0; round < 100; round++)
                {
                    var composition = engine.Enqueue(Long);
                    await composition.Events.ReadAsync(Token);
                    composition.GiveUp();
                }
            },
            Token)));

        while (!restless.IsCompleted)
        {
            Assert.Equal(expected, (await FinishAsync(engine.Enqueue(Short))).Sha256);
        }

        await restless;
        await Condition.UntilAsync(() => engine is { ActiveCount: 0, WaitingCount: 0 });
    }

    [Fact]
    public async Task Dispose_WithPiecesInTheMakingAndWaiting_EndsThemAll()
    {
        var engine = Create(active: 1, waiting: 2);
        Composition[] all = [engine.Enqueue(Long), engine.Enqueue(Long), engine.Enqueue(Long)];

        engine.Dispose();
        engine.Dispose();

        foreach (var composition in all)
        {
            var ended = await Assert.ThrowsAsync<ComposerUnavailableException>(() => FinishAsync(composition));
            Assert.StartsWith("The server is stopping.", ended.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ComposerUnavailableException>(() => engine.Enqueue(Short));
        Assert.Equal((0, 0), (engine.ActiveCount, engine.WaitingCount));
    }

    [Fact]
    public async Task Dispose_WhileRequestsCome_LeavesNobodyWaiting()
    {
        for (var round = 0; round < 20; round++)
        {
            var engine = Create(active: 2, waiting: 1000);
            var asking = Task.Run(
                () =>
                {
                    List<Composition> taken = [];
                    try
                    {
                        while (taken.Count < 1000)
                        {
                            taken.Add(engine.Enqueue(Long));
                        }
                    }
                    catch (ComposerUnavailableException)
                    {
                        // The engine was disposed: what it had taken has an end.
                    }

                    return taken;
                },
                Token);
            await Condition.UntilAsync(() => engine.ActiveCount > 0 || asking.IsCompleted);

            engine.Dispose();

            foreach (var composition in await asking)
            {
                await Assert.ThrowsAsync<ComposerUnavailableException>(() => FinishAsync(composition));
            }
        }
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("truncated")]
    [InlineData("garbage")]
    [InlineData("no words")]
    public void Create_ModelThatCannotBeRead_StartsAndNamesTheFile(string damage)
    {
        Damage(damage);

        using var engine = Create(active: 1, waiting: 1);

        Assert.Null(engine.Model);
        Assert.Contains("'mood.safetensors'", engine.Unavailable, StringComparison.Ordinal);
        var refused = Assert.Throws<ComposerUnavailableException>(() => engine.Enqueue(Short));
        Assert.Equal(engine.Unavailable, refused.Message);
    }

    [Fact]
    public async Task Enqueue_ModelWithoutMoods_ComposesByTheMethodNoneOnly()
    {
        TinyModel.Write(_folder.FullName, hasMoods: false);
        using var engine = Create(active: 1, waiting: 1);

        var refused = Assert.Throws<ComposerUnavailableException>(() => engine.Enqueue(Short));
        var piece = await FinishAsync(engine.Enqueue(Short with { Method = ControlMethod.None, Strength = 0 }));

        Assert.Equal(
            "The model 'mood' has learnt no moods: it composes by the method none only.", refused.Message);
        Assert.Equal("No mood 0", piece.Title);
    }

    [Fact]
    public async Task Enqueue_EachMethod_PursuesTheMoodInItsWay()
    {
        using var engine = Create(active: 1, waiting: 1);
        async Task<byte[]> ComposeAsync(ControlMethod method, double strength, Mood mood = Mood.Calm)
        {
            var request = Short with { Method = method, Strength = strength, Mood = mood };
            return (await FinishAsync(engine.Enqueue(request))).Midi;
        }

        Assert.Equal(
            await ComposeAsync(ControlMethod.Conditioned, 1), await ComposeAsync(ControlMethod.Guided, 1));
        Assert.Equal(
            await ComposeAsync(ControlMethod.None, 0), await ComposeAsync(ControlMethod.None, 0, Mood.Angry));
        Assert.NotEqual(
            await ComposeAsync(ControlMethod.Conditioned, 1), await ComposeAsync(ControlMethod.None, 0));
    }

    [Fact]
    public async Task Generate_SameRequest_GivesWhatTheEngineGives()
    {
        using var engine = Create(active: 2, waiting: 2);

        var piece = await PieceGenerator.GenerateAsync(_model, Short, cancellationToken: Token);

        Assert.Equal((await FinishAsync(engine.Enqueue(Short))).Midi, piece.Midi);
    }

    private static async Task<(ComposedEventKind, int?)> NextAsync(Composition composition)
    {
        ComposedEvent told;
        do
        {
            told = await composition.Events.ReadAsync(Token);
        }
        while (told.Kind is not (ComposedEventKind.Queued or ComposedEventKind.Started));

        return (told.Kind, told.Position);
    }

    private static async Task<ComposedPiece> FinishAsync(Composition composition)
    {
        await composition.Events.ReadAllAsync(Token).LastAsync(Token);
        return composition.Piece!;
    }

    private CompositionEngine Create(int active, int waiting) => new(
        _model,
        new ComposerOptions { ActivePieces = active, WaitingPieces = waiting },
        NullLogger<CompositionEngine>.Instance);

    private void Damage(string damage)
    {
        switch (damage)
        {
            case "missing":
                File.Delete(_model);
                break;
            case "truncated":
                File.WriteAllBytes(_model, File.ReadAllBytes(_model)[..^100]);
                break;
            case "garbage":
                File.WriteAllBytes(_model, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 31))]);
                break;
            default:
                File.Delete(Path.ChangeExtension(_model, null) + ".words.txt");
                break;
        }
    }
}
