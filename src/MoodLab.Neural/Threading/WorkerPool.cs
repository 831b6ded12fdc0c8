using System.Globalization;
using System.Runtime.ExceptionServices;

namespace MoodLab.Neural.Threading;

/// <summary>
/// A fixed set of threads that run the same work on different parts. The caller is worker 0. Who waits, for work or for
/// one another, spins for a moment and then sleeps, so that a busy machine is not slowed down by waiting.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>The environment variable that sets the size of <see cref="Shared"/>.</summary>
    public const string Variable = "MOODLAB_THREADS";

    private const int LargestSize = 256;

    // The pool whose work the thread is doing.
    [ThreadStatic]
    private static WorkerPool? s_current;

    private readonly Lock _gate = new();
    private readonly Thread[] _threads;
    private readonly Signal _generation = new();
    private readonly Signal _round = new();
    private readonly Signal _finished = new();
    private PaddedInt _running;
    private PaddedInt _arrived;
    private Action<int> _work = _ => { };
    private volatile ExceptionDispatchInfo? _failure;
    private volatile bool _stopping;

    /// <summary>Creates a pool.</summary>
    /// <param name="size">Number of workers with the caller, 1 to 256.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of range.</exception>
    public WorkerPool(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestSize);
        Size = size;
        _threads = new Thread[size - 1];
        for (var i = 1; i < size; i++)
        {
            var worker = i;
            _threads[i - 1] = new Thread(() => Loop(worker)) { IsBackground = true, Name = $"worker {i}" };
            _threads[i - 1].Start();
        }
    }

    /// <summary>Gets the process's pool: one worker per core, or as many as <see cref="Variable"/> says.</summary>
    public static WorkerPool Shared { get; } =
        new(ChooseSize(Environment.GetEnvironmentVariable(Variable), Environment.ProcessorCount));

    /// <summary>Gets the number of workers, the caller included.</summary>
    public int Size { get; }

    /// <summary>Runs work on all workers and returns when all are done. Callers wait for one another.</summary>
    /// <param name="work">
    /// Called once for each worker with its number, 0 to <see cref="Size"/> - 1. What it throws on any worker is thrown
    /// here, after all have stopped.
    /// </param>
    /// <exception cref="InvalidOperationException">The caller is itself at work for this pool.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public void Run(Action<int> work)
    {
        RefuseWrongUse(work);
        if (Size == 1)
        {
            work(0);
            return;
        }

        lock (_gate)
        {
            RunLocked(work);
        }
    }

    /// <summary>
    /// As <see cref="Run"/>, but where the workers are busy with another caller's work, returns at once without having
    /// done anything.
    /// </summary>
    /// <param name="work">See <see cref="Run"/>.</param>
    /// <returns>Whether the work was done.</returns>
    /// <exception cref="InvalidOperationException">The caller is itself at work for this pool.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public bool TryRun(Action<int> work)
    {
        RefuseWrongUse(work);
        if (Size == 1)
        {
            work(0);
            return true;
        }

        if (!_gate.TryEnter())
        {
            return false;
        }

        try
        {
            RunLocked(work);
            return true;
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Waits, within work, until every worker has come as far.</summary>
    public void Barrier()
    {
        if (Size == 1)
        {
            return;
        }

        var round = _round.Value;
        if (Interlocked.Increment(ref _arrived.Value) == Size)
        {
            _arrived.Value = 0;
            _round.Advance();
            return;
        }

        // A failure is noted before the round is advanced for it: who does not see it here is let through below.
        RefuseAfterFailure();
        _round.WaitWhile(round);
        RefuseAfterFailure();
    }

    /// <summary>Splits a range into one part per worker, on multiples of a grain.</summary>
    /// <param name="length">Length of the range.</param>
    /// <param name="grain">Parts begin at multiples of this.</param>
    /// <param name="worker">The worker that asks.</param>
    /// <returns>First index and the one after the last.</returns>
    public (int Start, int End) Part(int length, int grain, int worker) => Part(length, grain, worker, Size);

    /// <summary>As <see cref="Part(int, int, int)"/>, for any number of workers.</summary>
    internal static (int Start, int End) Part(int length, int grain, int worker, int workers)
    {
        var grains = (length + grain - 1) / grain;
        var start = (int)((long)grains * worker / workers) * grain;
        var end = (int)((long)grains * (worker + 1) / workers) * grain;
        return (Math.Min(start, length), Math.Min(end, length));
    }

    /// <summary>Ends the threads, after work in progress; a second call does nothing.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = true;
            _generation.Advance();
            foreach (var thread in _threads)
            {
                thread.Join();
            }
        }
    }

    /// <summary>Reads a wished size; what is no number from 1 to 256 counts as no wish.</summary>
    internal static int ChooseSize(string? wish, int processors) =>
        int.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size is >= 1 and <= LargestSize
            ? size
            : Math.Clamp(processors, 1, LargestSize);

    private void RefuseWrongUse(Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (s_current == this)
        {
            throw new InvalidOperationException("Work of a pool cannot start more work on the same pool.");
        }
    }

    private void RefuseAfterFailure()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException("Another worker failed.");
        }
    }

    private void RunLocked(Action<int> work)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        _work = work;
        _arrived.Value = 0;
        _running.Value = Size;
        var finished = _finished.Value;
        _generation.Advance();
        DoPart(0);
        _finished.WaitWhile(finished);
        var failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    private void Loop(int worker)
    {
        for (var seen = 0; ; seen++)
        {
            _generation.WaitWhile(seen);
            if (_stopping)
            {
                return;
            }

            DoPart(worker);
        }
    }

    private void DoPart(int worker)
    {
        var before = s_current;
        s_current = this;
        try
        {
            _work(worker);
        }
        catch (Exception exception)
        {
            // The first failure goes to the caller; it also opens the barrier, so that nobody waits for this worker.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _round.Advance();
        }

        s_current = before;
        if (Interlocked.Decrement(ref _running.Value) == 0)
        {
            _finished.Advance();
        }
    }
}
