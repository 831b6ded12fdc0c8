namespace MoodLab.Neural.Benchmarks;

/// <summary>Threads that only keep cores busy, until they are disposed.</summary>
internal sealed class BusyThreads : IDisposable
{
    private readonly Thread[] _threads;
    private volatile bool _stopping;

    public BusyThreads(int count)
    {
        _threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(Work) { IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    public void Dispose()
    {
        _stopping = true;
        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Work()
    {
        while (!_stopping)
        {
            Thread.SpinWait(1000);
        }
    }
}
