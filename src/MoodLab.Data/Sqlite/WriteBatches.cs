using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace MoodLab.Data.Sqlite;

/// <summary>
/// Lets writes that come at the same moment share one transaction, one way to the disk and one turn of the
/// <see cref="WriteQueue"/>. A write that fails takes back only what it did itself; where the transaction fails, all
/// of its writes fail. A write is on disk when its task ends.
/// </summary>
internal sealed class WriteBatches(IDbContextFactory<LabDbContext> contexts, WriteQueue writes)
{
    private const string Mark = "write";
    private const int MostTogether = 64;

    private readonly ConcurrentQueue<Job> _jobs = [];
    private int _waiting;

    /// <summary>Makes a write.</summary>
    /// <param name="write">Writes; its context is shared, and what it tracks is forgotten afterwards.</param>
    /// <param name="cancellationToken">Gives up waiting. A write that has begun is made all the same.</param>
    /// <returns>What the write returned, once it is on disk.</returns>
    public async Task<T> RunAsync<T>(Func<LabDbContext, Task<T>> write, CancellationToken cancellationToken)
    {
        T result = default!;
        Job job = new(async context => result = await write(context).ConfigureAwait(false), cancellationToken);
        _jobs.Enqueue(job);
        if (Interlocked.Increment(ref _waiting) == 1)
        {
            // Nobody's request waits for the writes of others: the loop has a task of its own, which never fails.
            _ = Task.Run(DrainAsync, CancellationToken.None);
        }

        await job.Done.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task DrainAsync()
    {
        int made;
        do
        {
            using var turn = await writes.EnterAsync(CancellationToken.None).ConfigureAwait(false);
            List<Job> jobs = [];
            while (jobs.Count < MostTogether && _jobs.TryDequeue(out var job))
            {
                jobs.Add(job);
            }

            await WriteAsync(jobs).ConfigureAwait(false);
            made = jobs.Count;
        }
        while (Interlocked.Add(ref _waiting, -made) > 0);
    }

    private async Task WriteAsync(List<Job> jobs)
    {
        try
        {
            var context = await contexts.CreateDbContextAsync(CancellationToken.None).ConfigureAwait(false);
            await using (context.ConfigureAwait(false))
            {
                await WriteAsync(context, jobs).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            jobs.ForEach(job => job.Done.TrySetException(exception));
        }
    }

    private static async Task WriteAsync(LabDbContext context, List<Job> jobs)
    {
        var transaction = await context.Database.BeginTransactionAsync(CancellationToken.None).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var job in jobs)
            {
                if (job.Cancelled.IsCancellationRequested)
                {
                    job.Done.TrySetCanceled(job.Cancelled);
                    continue;
                }

                await transaction.CreateSavepointAsync(Mark, CancellationToken.None).ConfigureAwait(false);
                try
                {
                    await job.Write(context).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    job.Done.TrySetException(exception);
                    await transaction.RollbackToSavepointAsync(Mark, CancellationToken.None).ConfigureAwait(false);
                }

                context.ChangeTracker.Clear();
            }

            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        jobs.ForEach(job => job.Done.TrySetResult());
    }

    private sealed record Job(Func<LabDbContext, Task> Write, CancellationToken Cancelled)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
