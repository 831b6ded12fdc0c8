using System.Runtime.CompilerServices;

namespace MoodLab.Lab.Corpora;

/// <summary>An import or a scan that goes on by itself, whoever watches. May be used from several threads.</summary>
public sealed class CorpusWork : IDisposable
{
    // Often enough to be seen moving, seldom enough for many pages.
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private volatile CorpusState _state = new(CorpusStage.Waiting);

    internal CorpusWork(string name, TimeProvider time) => (Name, _time) = (name, time);

    /// <summary>Gets the corpus.</summary>
    public string Name { get; }

    /// <summary>Gets how it stands.</summary>
    public CorpusState State => _state;

    /// <summary>Gets the end of it; it never fails.</summary>
    internal Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Stops it between two files.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    /// <summary>Tells how it stands, now and at most five times a second, until it is over.</summary>
    /// <param name="cancellationToken">Stops the telling, not the work.</param>
    public async IAsyncEnumerable<CorpusState> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = State; ; last = State)
        {
            yield return last;
            if (last.IsOver)
            {
                yield break;
            }

            // The end is told at once.
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(Completion, Task.Delay(s_interval, _time, waiting.Token)).ConfigureAwait(false);
            await waiting.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Sets it going on a thread of its own.</summary>
    /// <param name="turn">Lets one through at a time.</param>
    /// <param name="work">What is to be done; it tells how it stands and returns the last state.</param>
    /// <param name="failed">Told of a failure that nobody foresaw.</param>
    internal void Begin(SemaphoreSlim turn, Func<CancellationToken, Task<CorpusState>> work, Action<Exception> failed)
    {
        var token = _stop.Token;
        Completion = Task.Run(
            async () =>
            {
                try
                {
                    _state = await InTurnAsync(turn, work, token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested)
                {
                    _state = _state with { Stage = CorpusStage.Stopped };
                }
                catch (Exception fault) when (
                    fault is IOException or UnauthorizedAccessException or InvalidDataException)
                {
                    _state = _state with { Stage = CorpusStage.Failed, Fault = fault.Message };
                }
                catch (Exception fault)
                {
                    _state = _state with { Stage = CorpusStage.Failed, Fault = "Something went wrong on our side." };
                    failed(fault);
                }
            },
            CancellationToken.None);
    }

    internal void Tell(CorpusState state) => _state = state;

    // Whoever is stopped while others are at work is not set going at all, but for what it has to put away.
    private static async Task<CorpusState> InTurnAsync(
        SemaphoreSlim turn, Func<CancellationToken, Task<CorpusState>> work, CancellationToken token)
    {
        var isAlone = false;
        try
        {
            await turn.WaitAsync(token).ConfigureAwait(false);
            isAlone = true;
        }
        catch (OperationCanceledException)
        {
            // The work throws the same at its first step.
        }

        try
        {
            return await work(token).ConfigureAwait(false);
        }
        finally
        {
            if (isAlone)
            {
                turn.Release();
            }
        }
    }
}
