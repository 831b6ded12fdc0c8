using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace MoodLab.Neural.Threading;

/// <summary>
/// A fixed set of threads that run the same work on different parts. The caller is worker 0. Workers wait for the next
/// work spinning for a moment, then asleep, so that a busy machine is not slowed down by waiting.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    /// <summary>The environment variable that sets the size of <see cref="Shared"/>.</summary>
    public const string Variable = "MOODLAB_THREADS";

    // About 20 microseconds: longer than the gap between two parts of a step, shorter than a scheduler's slice.
    private const int SpinsBeforeSleep = 2000;

    // A partner that misses a barrier this long has lost its core: give ours away rather than burn it.
    private const int SpinsBeforeYield = 2000;

    private const int LargestSize = 256;

    // The pool whose work the thread is doing.
    [ThreadStatic]
    private static WorkerPool? s_current;

    private readonly Lock _gate = new();
    private readonly Thread[] _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly PaddedInt[] _asleep;
    private PaddedInt _generation;
    private PaddedInt _running;
    private PaddedInt _arrived;
    private PaddedInt _barrier;
    private Action<int> _work = _ => { };
    private int _workers;
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
        _wake = new SemaphoreSlim[size];
        _asleep = new PaddedInt[size];
        for (var i = 1; i < size; i++)
        {
            var worker = i;
            _wake[i] = new SemaphoreSlim(0);
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
        ArgumentNullException.ThrowIfNull(work);
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (Size == 1)
        {
            work(0);
            return;
        }

        if (s_current == this)
        {
            throw new InvalidOperationException("Work of a pool cannot start more work on the same pool.");
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopping, this);
            Start(work);
            DoPart(0);
            var spins = 0;
            while (Volatile.Read(ref _running.Value) != 0)
            {
                Wait(ref spins);
            }

            var failure = _failure;
            _failure = null;
            failure?.Throw();
        }
    }

    /// <summary>Waits, within work, until every worker has come as far.</summary>
    public void Barrier()
    {
        if (Size == 1)
        {
            return;
        }

        var round = Volatile.Read(ref _barrier.Value);
        if (Interlocked.Increment(ref _arrived.Value) == _workers)
        {
            _arrived.Value = 0;
            Volatile.Write(ref _barrier.Value, round + 1);
            return;
        }

        var spins = 0;
        while (Volatile.Read(ref _barrier.Value) == round)
        {
            if (_failure is not null)
            {
                throw new InvalidOperationException("Another worker failed.");
            }

            Wait(ref spins);
        }
    }

    /// <summary>Splits a range into one part per worker, on multiples of a grain.</summary>
    /// <param name="length">Length of the range.</param>
    /// <param name="grain">Parts begin at multiples of this.</param>
    /// <param name="worker">The worker that asks.</param>
    /// <returns>First index and the one after the last.</returns>
    public (int Start, int End) Part(int length, int grain, int worker)
    {
        var grains = (length + grain - 1) / grain;
        var start = (int)((long)grains * worker / Size) * grain;
        var end = (int)((long)grains * (worker + 1) / Size) * grain;
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
            for (var i = 1; i < Size; i++)
            {
                _wake[i].Release();
                _threads[i - 1].Join();
                _wake[i].Dispose();
            }
        }
    }

    /// <summary>Reads a wished size; what is no number from 1 to 256 counts as no wish.</summary>
    internal static int ChooseSize(string? wish, int processors) =>
        int.TryParse(wish, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size is >= 1 and <= LargestSize
            ? size
            : Math.Clamp(processors, 1, LargestSize);

    private static void Wait(ref int spins)
    {
        if (++spins < SpinsBeforeYield)
        {
            Thread.SpinWait(1);
        }
        else
        {
            Thread.Yield();
        }
    }

    private void Start(Action<int> work)
    {
        _work = work;
        _workers = Size;
        _arrived.Value = 0;
        Volatile.Write(ref _running.Value, Size);
        Interlocked.Increment(ref _generation.Value);
        for (var i = 1; i < Size; i++)
        {
            if (Interlocked.Exchange(ref _asleep[i].Value, 0) == 1)
            {
                _wake[i].Release();
            }
        }
    }

    private void Loop(int worker)
    {
        var seen = 0;
        while (!_stopping)
        {
            if (!AwaitWork(worker, seen))
            {
                return;
            }

            seen = Volatile.Read(ref _generation.Value);
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
        }

        s_current = before;
        Interlocked.Decrement(ref _running.Value);
    }

    private bool AwaitWork(int worker, int seen)
    {
        var spins = 0;
        while (Volatile.Read(ref _generation.Value) == seen)
        {
            if (_stopping)
            {
                return false;
            }

            if (++spins < SpinsBeforeSleep)
            {
                Thread.SpinWait(1);
                continue;
            }

            // Say that we sleep, look once more, and only then sleep: the caller may have started work in between.
            Interlocked.Exchange(ref _asleep[worker].Value, 1);
            if (Volatile.Read(ref _generation.Value) == seen
                || Interlocked.Exchange(ref _asleep[worker].Value, 0) == 0)
            {
                _wake[worker].Wait();
            }

            spins = 0;
        }

        return true;
    }

    /// <summary>A counter alone on its cache lines, so that waiting on one does not slow down another.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct PaddedInt
    {
        [FieldOffset(128)]
        public int Value;
    }
}
