using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Threading;

public sealed class WorkerPoolTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static TheoryData<int> Sizes => [1, 2, 3, 5];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Run_ManyTimes_CallsEachWorkerOnceEachTime(int size)
    {
        using WorkerPool pool = new(size);
        var calls = new int[size];
        for (var i = 0; i < 500; i++)
        {
            pool.Run(worker => Interlocked.Increment(ref calls[worker]));
        }

        Assert.All(calls, count => Assert.Equal(500, count));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Barrier_InEveryRound_LetsNobodyRunAhead(int size)
    {
        using WorkerPool pool = new(size);
        var rounds = new int[size];
        var ahead = 0;
        pool.Run(worker =>
        {
            for (var i = 0; i < 300; i++)
            {
                Volatile.Write(ref rounds[worker], i);
                pool.Barrier();
                for (var other = 0; other < size; other++)
                {
                    if (Volatile.Read(ref rounds[other]) != i)
                    {
                        Interlocked.Increment(ref ahead);
                    }
                }

                pool.Barrier();
            }
        });

        Assert.Equal(0, ahead);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Run_WhenAnyWorkerFails_ThrowsItsExceptionAndStaysUsable(int size)
    {
        using WorkerPool pool = new(size);
        for (var failing = 0; failing < size; failing++)
        {
            var thrown = Assert.Throws<FormatException>(() => pool.Run(worker =>
            {
                pool.Barrier();
                if (worker == failing)
                {
                    throw new FormatException("bad part");
                }

                pool.Barrier();
                pool.Barrier();
            }));
            Assert.Equal("bad part", thrown.Message);

            var calls = 0;
            pool.Run(_ =>
            {
                pool.Barrier();
                Interlocked.Increment(ref calls);
            });
            Assert.Equal(size, calls);
        }
    }

    [Fact]
    public void Run_OfSeveralCallersAtOnce_SerializesThem()
    {
        using WorkerPool pool = new(3);
        var inside = 0;
        var overlaps = 0;
        var total = 0;
        var callers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                pool.Run(worker =>
                {
                    if (worker == 0 && Interlocked.Increment(ref inside) != 1)
                    {
                        Interlocked.Increment(ref overlaps);
                    }

                    pool.Barrier();
                    Interlocked.Increment(ref total);
                    pool.Barrier();
                    if (worker == 0)
                    {
                        Interlocked.Decrement(ref inside);
                    }
                });
            }
        })).ToArray();
        Array.ForEach(callers, caller => caller.Start());
        Assert.All(callers, caller => Assert.True(caller.Join(s_patience)));

        Assert.Equal(0, overlaps);
        Assert.Equal(4 * 200 * 3, total);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Run_WithinARun_IsRefused(int nesting)
    {
        using WorkerPool pool = new(2);
        var caller = Task.Run(() => pool.Run(worker =>
        {
            if (worker == nesting)
            {
                pool.Run(_ => { });
            }
        }), TestContext.Current.CancellationToken);

        var thrown = Assert.Throws<AggregateException>(
            () => caller.Wait(s_patience, TestContext.Current.CancellationToken));
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
    }

    [Fact]
    public void TryRun_WhileAnotherRuns_ReturnsAtOnceWithoutWork()
    {
        using WorkerPool pool = new(2);
        using ManualResetEventSlim busy = new(), done = new();
        Thread other = new(() => pool.Run(_ =>
        {
            busy.Set();
            done.Wait();
        }));
        other.Start();
        busy.Wait(TestContext.Current.CancellationToken);
        var calls = 0;

        Assert.False(pool.TryRun(_ => Interlocked.Increment(ref calls)));

        Assert.Equal(0, calls);
        done.Set();
        Assert.True(other.Join(s_patience));
        Assert.True(pool.TryRun(_ => Interlocked.Increment(ref calls)));
        Assert.Equal(2, calls);
    }

    [Fact]
    public void Run_OfAnotherPoolWithinARun_Works()
    {
        using WorkerPool outer = new(2), inner = new(2);
        var calls = 0;
        outer.Run(_ => inner.Run(_ => Interlocked.Increment(ref calls)));

        Assert.Equal(4, calls);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Run_AfterDispose_IsRefused(int size)
    {
        WorkerPool pool = new(size);
        pool.Dispose();
        pool.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pool.Run(_ => { }));
    }

    [Theory]
    [InlineData(100, 16)]
    [InlineData(1, 16)]
    [InlineData(0, 4)]
    [InlineData(7, 1)]
    public void Part_OfAllWorkers_CoversTheRangeOnceOnTheGrain(int length, int grain)
    {
        using WorkerPool pool = new(3);
        var next = 0;
        for (var worker = 0; worker < 3; worker++)
        {
            var (start, end) = pool.Part(length, grain, worker);
            Assert.Equal(next, start);
            Assert.True(start == length || start % grain == 0);
            next = end;
        }

        Assert.Equal(length, next);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    public void Constructor_OfAnImpossibleSize_IsRefused(int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkerPool(size));

    [Theory]
    [InlineData("3", 3)]
    [InlineData("1", 1)]
    [InlineData("0", 8)]
    [InlineData("-2", 8)]
    [InlineData("257", 8)]
    [InlineData("many", 8)]
    [InlineData(null, 8)]
    public void ChooseSize_OfASetting_TakesOnlyWhatIsPossible(string? setting, int expected) =>
        Assert.Equal(expected, WorkerPool.ChooseSize(setting, processors: 8));
}
