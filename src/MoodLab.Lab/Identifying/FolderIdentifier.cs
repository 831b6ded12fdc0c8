using System.Globalization;
using MoodLab.Lab.Corpora;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Learning.Identifying;

namespace MoodLab.Lab.Identifying;

/// <summary>Says who wrote each piece of a folder, in a table of comma-separated values (RFC 4180, UTF-8).</summary>
/// <param name="identifier">Knows the composers.</param>
/// <param name="time">Measures how long it takes.</param>
public sealed class FolderIdentifier(ComposerIdentifier identifier, TimeProvider time)
{
    private static readonly string[] s_heading =
    [
        "path", "composer", "probability", "none", "nearest", "similarity", "taught", "notes", "seconds", "damages",
        "reason",
    ];

    /// <summary>Asks for every MIDI file below a folder, on all cores.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="csv">The table. It is written beside its place and moved there at the end: one that is stopped
    /// leaves what was there before.</param>
    /// <param name="progress">Told after each file, from any thread; may be null.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The table cannot be written.</exception>
    public async Task<FolderReport> IdentifyAsync(
        string folder,
        string csv,
        IProgress<CorpusProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(csv);
        var start = time.GetTimestamp();
        var files = CorpusFolder.Find(folder, cancellationToken);
        var rows = new Row[files.Count];
        var done = 0;

        // Begun first: where it cannot be written, nobody waits in vain to learn it.
        var unfinished = csv + ".part";
        try
        {
            var writer = new StreamWriter(unfinished);
            await using (writer.ConfigureAwait(false))
            {
                await Parallel.ForAsync(0, files.Count, cancellationToken, (i, _) =>
                {
                    rows[i] = Row.Of(identifier.IdentifyFile(files[i].FullPath));
                    progress?.Report(new CorpusProgress(Interlocked.Increment(ref done), files.Count));
                    return ValueTask.CompletedTask;
                }).ConfigureAwait(false);
                Write(writer, files, rows);
            }

            File.Move(unfinished, csv, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return new FolderReport(
            files.Count,
            rows.Count(row => row.IsNone is false),
            rows.Count(row => row.IsNone is true),
            rows.Count(row => row.IsNone is null),
            csv,
            time.GetElapsedTime(start).TotalSeconds);
    }

    private static void Write(StreamWriter writer, IReadOnlyList<FoundFile> files, Row[] rows)
    {
        CsvText.WriteRow(writer, s_heading);
        for (var i = 0; i < files.Count; i++)
        {
            // A file may be called like a formula, which spreadsheets would calculate.
            CsvText.WriteRow(writer, [SafeCell.Guard(files[i].Path), .. rows[i].Cells]);
        }
    }

    private static string[] Cells(Identification found)
    {
        var verdict = found.Verdict;
        string[] named = verdict is null
            ? ["", "", "", "", "", ""]
            :
            [
                verdict.IsNone ? ComposerModel.None : verdict.Composers[0].Composer,
                Number(verdict.IsNone ? verdict.None : verdict.Composers[0].Probability),
                Number(verdict.None),
                verdict.Nearest is [var nearest, ..] ? SafeCell.Guard(nearest.Path) : "",
                verdict.Nearest is [var alike, ..] ? Number(alike.Similarity) : "",
                found.IsTaught ? "yes" : "no",
            ];
        return
        [
            .. named, Number(found.Notes), Number(found.MusicSeconds), Number(found.DamageCount), found.Reason ?? "",
        ];
    }

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    // Scores and evidence of thousands of files would not fit into memory: only what the table says is kept.
    private sealed record Row(string[] Cells, bool? IsNone)
    {
        public static Row Of(Identification found) => new(FolderIdentifier.Cells(found), found.Verdict?.IsNone);
    }
}
