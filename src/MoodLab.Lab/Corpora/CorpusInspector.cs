namespace MoodLab.Lab.Corpora;

/// <summary>Reads collections of MIDI files and says what is in them. May be used from several threads.</summary>
/// <param name="time">Measures how long it takes.</param>
public sealed class CorpusInspector(TimeProvider time)
{
    /// <summary>Inspects a folder with everything below it, or a single file, on all cores.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each file that is read, from any thread; may be null.</param>
    /// <param name="cancellationToken">Stops the inspection between two files.</param>
    /// <returns>The report; broken files are part of it, never a failure.</returns>
    /// <exception cref="DirectoryNotFoundException">There is nothing at the path.</exception>
    /// <exception cref="OperationCanceledException">The inspection was stopped.</exception>
    public async Task<CorpusReport> InspectAsync(
        string path,
        InspectOptions? options = null,
        IProgress<CorpusProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new InspectOptions();
        var start = time.GetTimestamp();
        var scan = await new CorpusScanner(time).ScanAsync(path, options.Memory, progress, cancellationToken)
            .ConfigureAwait(false);
        var report = Report([.. scan.Files], options.IsClipped);
        return report with { FilesRead = scan.Read, Seconds = time.GetElapsedTime(start).TotalSeconds };
    }

    private static CorpusReport Report(CorpusFile[] files, bool isClipped)
    {
        var readable = Array.FindAll(files, file => file.Reason is null);
        var sounding = Array.FindAll(readable, file => file.Notes > 0);
        return new CorpusReport
        {
            Files = files.Length,
            Readable = readable.Length,
            Damaged = readable.Count(file => file.Damages.Count > 0),
            Unreadable =
            [
                .. files.Where(file => file.Reason is not null)
                    .Select(file => new UnreadableFile(file.Path, file.Reason!)),
            ],
            Damages = CountDamages(readable),
            Notes = readable.Sum(file => (long)file.Notes),
            ZeroLengthNotes = readable.Sum(file => (long)file.ZeroLengthNotes),
            MusicSeconds = readable.Sum(file => file.Length),
            Lengths = Quantiles.Of(sounding.Select(file => file.Length)),
            Tempi = Quantiles.Of(sounding.Select(file => file.Tempo)),
            NotesPerFile = Quantiles.Of(sounding.Select(file => (double)file.Notes)),
            Polyphony = Quantiles.Of(sounding.Select(file => file.Polyphony)),
            Classes = CountClasses(files),
            Figures = CorpusFigures.Of(files, isClipped),
        };
    }

    private static CorpusDamage[] CountDamages(CorpusFile[] readable) =>
    [
        .. readable.SelectMany(file => file.Damages)
            .GroupBy(damage => damage.Kind)
            .Select(group => new CorpusDamage(group.Key, group.Count(), group.Sum(damage => (long)damage.Count)))
            .OrderByDescending(damage => damage.Files)
            .ThenBy(damage => damage.Kind),
    ];

    private static CorpusClass[] CountClasses(CorpusFile[] files) =>
    [
        .. files.Where(file => file.Class is not null)
            .GroupBy(file => file.Class!)
            .Select(group => new CorpusClass(
                group.Key,
                group.Count(),
                group.Count(file => file.Reason is null),
                group.Sum(file => (long)file.Notes),
                group.Sum(file => file.Length)))
            .OrderBy(item => item.Name, StringComparer.Ordinal),
    ];
}
