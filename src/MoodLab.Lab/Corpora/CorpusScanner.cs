namespace MoodLab.Lab.Corpora;

/// <summary>
/// Reads collections of MIDI files on all cores, and remembers in a file what it read: only files whose size or time of
/// writing has changed are read again. May be used from several threads.
/// </summary>
/// <remarks>
/// What was read is written down every few seconds and also when a scan is stopped, so that the next one goes on where
/// it stood. The file is replaced in one step; one that is damaged, or of another version, counts as none. Files that
/// could not be reached (locked, forbidden) are tried again every time.
/// </remarks>
/// <param name="time">Measures how long it takes.</param>
public sealed class CorpusScanner(TimeProvider time)
{
    private static readonly TimeSpan s_saveInterval = TimeSpan.FromSeconds(5);

    /// <summary>Scans a folder with everything below it, or a single file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="memory">The file that remembers; null to read everything and remember nothing.</param>
    /// <param name="progress">Told after each file that is read, from any thread; may be null.</param>
    /// <param name="cancellationToken">Stops the scan between two files.</param>
    /// <returns>The scan; broken files are part of it, never a failure.</returns>
    /// <exception cref="DirectoryNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="IOException">What was read cannot be written down.</exception>
    /// <exception cref="OperationCanceledException">The scan was stopped.</exception>
    public async Task<CorpusScan> ScanAsync(
        string path,
        string? memory = null,
        IProgress<CorpusProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var start = time.GetTimestamp();
        var found = await Task.Run(() => CorpusFolder.Find(path, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var known = memory is null ? [] : CorpusScanFile.Load(memory);
        var files = new CorpusFile?[found.Count];
        List<int> unknown = [];
        for (var i = 0; i < files.Length; i++)
        {
            files[i] = known.TryGetValue(found[i].Path, out var file) && IsSame(file, found[i]) ? file : null;
            if (files[i] is null)
            {
                unknown.Add(i);
            }
        }

        var isChanged = unknown.Count > 0 || known.Count != found.Count;
        try
        {
            await ReadAsync(found, files, unknown, memory, progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (memory is not null && isChanged)
            {
                CorpusScanFile.Save(memory, Remembered(files));
            }
        }

        return new CorpusScan(files!, unknown.Count, time.GetElapsedTime(start));
    }

    private async Task ReadAsync(
        IReadOnlyList<FoundFile> found,
        CorpusFile?[] files,
        List<int> unknown,
        string? memory,
        IProgress<CorpusProgress>? progress,
        CancellationToken cancellationToken)
    {
        var done = 0;
        var saved = time.GetTimestamp();
        Lock saving = new();
        ParallelOptions options = new()
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, unknown.Count, options, (i, _) =>
        {
            Volatile.Write(ref files[unknown[i]], CorpusFile.Read(found[unknown[i]]));
            progress?.Report(new CorpusProgress(Interlocked.Increment(ref done), unknown.Count));
            if (memory is not null && saving.TryEnter())
            {
                try
                {
                    if (time.GetElapsedTime(saved) >= s_saveInterval)
                    {
                        CorpusScanFile.Save(memory, Remembered(files));
                        saved = time.GetTimestamp();
                    }
                }
                finally
                {
                    saving.Exit();
                }
            }

            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
    }

    private static bool IsSame(CorpusFile file, FoundFile found) =>
        file.Bytes == found.Bytes && file.WrittenAt == found.WrittenAt;

    private static CorpusFile[] Remembered(CorpusFile?[] files) =>
        [.. files.Where(file => file is { IsUnreached: false }).Select(file => file!)];
}
