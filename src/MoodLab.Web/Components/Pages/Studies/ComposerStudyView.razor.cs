using MoodLab.Lab.Identifying;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Web.Studies;

namespace MoodLab.Web.Components.Pages.Studies;

/// <summary>How well composers are named, as tables and curves.</summary>
/// <param name="study">Reads what was measured.</param>
public sealed partial class ComposerStudyView(ComposerStudyReport study) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ComposerReport? _report;
    private ComposerStudyCharts? _charts;
    private bool _isRead;

    private ComposerReport Report => _report!;

    private ComposerStudyCharts Charts => _charts!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        try
        {
            _report = await study.ReadAsync(_leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
            return;
        }

        _charts = _report is null ? null : new ComposerStudyCharts(_report);
        _isRead = true;
    }
}
