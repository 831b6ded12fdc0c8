using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Threading;

public sealed class SignalTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void WaitWhile_OfAnOldNumber_ReturnsAtOnce()
    {
        Signal signal = new();
        signal.Advance();

        signal.WaitWhile(0);

        Assert.Equal(1, signal.Value);
    }

    [Fact]
    public void WaitWhile_NothingHappening_SleepsUntilWoken()
    {
        Signal signal = new();
        Thread[] waiting = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() => signal.WaitWhile(0)))];
        Array.ForEach(waiting, thread => thread.Start());
        Assert.True(SpinWait.SpinUntil(() => signal.Sleepers == waiting.Length, s_patience));

        signal.Advance();

        Assert.All(waiting, thread => Assert.True(thread.Join(s_patience)));
        Assert.Equal(0, signal.Sleepers);
    }

    [Fact]
    public void Advance_BackAndForth_IsNeverMissed()
    {
        const int Rounds = 20_000;
        Signal ping = new(), pong = new();
        Thread other = new(() =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                ping.WaitWhile(i);
                pong.Advance();
            }
        });
        other.Start();
        for (var i = 0; i < Rounds; i++)
        {
            ping.Advance();
            pong.WaitWhile(i);
        }

        Assert.True(other.Join(s_patience));
    }
}
