using System.Text.Json;
using Microsoft.Extensions.Logging;
using MoodLab.Learning.Identifying.Evaluation;

namespace MoodLab.Lab.Identifying;

/// <summary>
/// Reads what <c>evaluate composers</c> has measured. The file is read each time, so that a new one is seen at once.
/// May be used from several threads.
/// </summary>
/// <param name="path">The report's file; it need not be there.</param>
/// <param name="logger">Where problems are told.</param>
public sealed partial class ComposerStudyReport(string path, ILogger<ComposerStudyReport> logger)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the report.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The report; null where there is none that can be read.</returns>
    public async Task<ComposerReport?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                var report = await JsonSerializer
                    .DeserializeAsync<ComposerReport>(file, s_json, cancellationToken).ConfigureAwait(false)
                    ?? throw new JsonException("It is empty.");
                return FaultOf(report) is { } fault ? throw new JsonException(fault) : report;
            }
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            LogUnavailable(path, exception.Message);
            return null;
        }
    }

    // What a page relies on, and no type says.
    private static string? FaultOf(ComposerReport report)
    {
        var rows = report.Models.Concat(report.Confounds).Concat(report.Leaky).Concat(report.Study);
        var shares = report.Chorales.Concat(report.ByComposer);
        IEnumerable<(double Value, IReadOnlyList<double> Interval)> intervals =
        [
            (report.FourPiece, report.FourInterval),
            (report.ManyPiece, report.ManyInterval),
            .. rows.Select(row => (row.Accuracy, row.Interval)),
            .. shares.Select(share => ((double)share.Right / share.Pieces, share.Interval)),
            .. report.Reliability.Select(bin => (bin.Right, bin.Interval)),
        ];
        return intervals.Any(of => !IsAround(of.Interval, of.Value)) ? "An interval does not hold its share."
            : !IsSquare(report.FourConfusion, ComposerArm.Four.Count)
                || !IsSquare(report.ManyConfusion, report.ByComposer.Count) ? "A confusion matrix has another size."
            : report.Search.Any(row => row.Accuracies.Count == 0) ? "A plan was judged by nothing."
            : null;
    }

    // Not a number is within no bounds. Ends are rounded.
    private static bool IsAround(IReadOnlyList<double> interval, double value) =>
        interval is [>= 0 and var low, <= 1 and var high] && low <= value + 1e-9 && value <= high + 1e-9;

    private static bool IsSquare(IReadOnlyList<IReadOnlyList<int>> matrix, int size) =>
        matrix.Count == size && matrix.All(row => row.Count == size);

    [LoggerMessage(3551, LogLevel.Warning, "Nothing is told of naming composers by '{Path}': {Reason}")]
    private partial void LogUnavailable(string path, string reason);
}
