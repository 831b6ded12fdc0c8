using System.Runtime.CompilerServices;
using MoodLab.Lab.Composing;
using MoodLab.Music.Moods;
using MoodLab.Web.Composing;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Composing;

public sealed class CompositionRunTests
{
    private readonly ComposerScript _script = new();
    private readonly List<ComposedEvent> _delivered = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_LeftAlone_DeliversEveryEventInOrder()
    {
        await using var run = CompositionRun.Start(Compose(seconds: 300), TakeAsync, TimeProvider.System);

        await run.Completion;

        Assert.Equal(Enumerable.Range(0, _delivered.Count), _delivered.Select(composed => composed.Sequence));
        Assert.Equal(ComposedEventKind.Finished, _delivered[^1].Kind);
        Assert.Equal(0, _script.Running);
    }

    [Fact]
    public async Task Run_SlowDelivery_HoldsTheComposerBack()
    {
        var release = new TaskCompletionSource();
        var produced = 0;
        var run = CompositionRun.Start(
            EndlessAsync(() => produced++, Token), (_, _) => release.Task, TimeProvider.System);

        await Eventually.HoldsAsync(() => Volatile.Read(ref produced) > 1000, "the channel is full");
        var full = Volatile.Read(ref produced);
        Assert.InRange(full, 1000, 3000);

        run.Stop();
        release.SetResult();
        await run.DisposeAsync();
        Assert.InRange(Volatile.Read(ref produced), full, 3000);
    }

    [Fact]
    public async Task Stop_InMidPiece_CancelsTheRunAndEndsTheComposer()
    {
        _script.Speed = 2;
        await using var run = CompositionRun.Start(Compose(seconds: 300), TakeAsync, TimeProvider.System);
        await Eventually.HoldsAsync(() => _script.Running == 1, "it is composed");

        run.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Completion);
        Assert.Equal(0, _script.Running);
    }

    [Fact]
    public async Task Stop_AfterDisposal_DoesNothing()
    {
        var run = CompositionRun.Start(Compose(seconds: 5), TakeAsync, TimeProvider.System);
        await run.DisposeAsync();

        run.Stop();

        Assert.True(run.Completion.IsCompleted);
    }

    [Fact]
    public async Task Run_DeliveryFails_EndsTheComposerAndTellsTheFailure()
    {
        _script.Speed = 2;
        await using var run = CompositionRun.Start(
            Compose(seconds: 300),
            (_, _) => throw new InvalidOperationException("no canvas"),
            TimeProvider.System);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => run.Completion);

        Assert.Equal("no canvas", thrown.Message);
        Assert.Equal(0, _script.Running);
    }

    [Fact]
    public async Task Run_ComposerFails_TellsTheFailure()
    {
        _script.Waiting = 3;
        await using var run = CompositionRun.Start(Compose(seconds: 5), TakeAsync, TimeProvider.System);

        await Assert.ThrowsAsync<ComposerBusyException>(() => run.Completion);
    }

    private static async IAsyncEnumerable<ComposedEvent> EndlessAsync(
        Action onEvent, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        for (var sequence = 0; !cancellationToken.IsCancellationRequested; sequence++)
        {
            onEvent();
            yield return new ComposedEvent { Sequence = sequence, Kind = ComposedEventKind.Progress };
        }
    }

    private IAsyncEnumerable<ComposedEvent> Compose(double seconds) =>
        new ScriptedComposer(_script, new MemoryLibrary()).ComposeAsync(
            new CompositionRequest { Mood = Mood.Calm, Seconds = seconds }, owner: null);

    private Task TakeAsync(IReadOnlyList<ComposedEvent> events, CancellationToken cancellationToken)
    {
        _delivered.AddRange(events);
        return Task.CompletedTask;
    }
}
