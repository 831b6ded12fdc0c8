using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Web.Accounts;
using MoodLab.Web.Surveys.Results;

namespace MoodLab.Web.Components.Pages.Surveys.Results;

/// <summary>What a survey tells, while answers come in.</summary>
/// <param name="results">Reads and scores it.</param>
/// <param name="authentication">Knows who asks.</param>
/// <param name="navigation">Knows the address, which carries what is shown.</param>
/// <param name="js">Reaches the browser, which shows the address.</param>
public sealed partial class ResultsView(
    SurveyResults results,
    AuthenticationStateProvider authentication,
    NavigationManager navigation,
    IJSRuntime js) : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CancellationTokenSource? _watching;
    private Task _watch = Task.CompletedTask;
    private ResultsAddress _address = new();
    private SurveyResult? _result;
    private string? _fault;
    private bool _isMissing;
    private bool _isScoring = true;

    /// <summary>Gets or sets the survey.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    private SurveyScore Score => _result!.Score;

    private int Finished => _result!.File.Participants.Count(of => of.FinishedAt is not null && !of.IsPilot);

    private string AccuracyLabel =>
        $"Accuracy {ResultText.ExactPercent(Score.Mean)}, 95 % {ResultText.Percents(Score.Interval)}, for other "
        + $"listeners and pieces {ResultText.Percents(Score.ClusterInterval)}; guessing "
        + $"{ResultText.Percent(Score.Chance)}, ceiling {ResultText.Percent(Score.Ceiling)}";

    private string CeilingPlace => string.Create(
        CultureInfo.InvariantCulture, $"left: {100 * (Score.Ceiling ?? 0):F1}%");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        authentication.AuthenticationStateChanged -= WhoChanged;
        await _leaving.CancelAsync();
        await _watch;
        _watching?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _address = ResultsAddress.Read(navigation.ToAbsoluteUri(navigation.Uri).Query);
        _watch = WatchAsync(StartWatching());
        authentication.AuthenticationStateChanged += WhoChanged;
    }

    private static string StateText(SurveyResult result)
    {
        var survey = result.Survey;
        var state = survey.State.ToString().ToLowerInvariant();
        return survey.IsImported
            ? $"Imported answers, {state}."
            : survey.State switch
            {
                SurveyState.Open => "The survey is open: answers are counted as they come in.",
                SurveyState.Draft => "The survey is a draft.",
                SurveyState.Pilot => "The survey is piloted: its pilots' answers are counted until it is opened.",
                _ => $"The survey is {state}.",
            };
    }

    private CancellationToken StartWatching()
    {
        _watching = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        return _watching.Token;
    }

    private async Task ShowAsync(ResultsAddress address)
    {
        var before = _address;
        _address = address;
        if (address.FastestSeconds != before.FastestSeconds || !address.Without.SetEquals(before.Without))
        {
            // The last figures stay until the new ones are there.
            _isScoring = true;
            await WatchAgainAsync();
        }

        await js.InvokeVoidAsync("history.replaceState", _leaving.Token, null, string.Empty, address.Write(Id));
    }

    // Whoever signs out in another tab sees no more answers here.
    private void WhoChanged(Task<AuthenticationState> state) => _ = InvokeAsync(WatchAgainAsync);

    private async Task WatchAgainAsync()
    {
        var last = _watching!;
        await last.CancelAsync();
        await _watch;

        // Another change may have come first; it has begun again for both.
        if (_watching == last && !_leaving.IsCancellationRequested)
        {
            last.Dispose();
            _watch = WatchAsync(StartWatching());
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await authentication.ResearcherAsync() is { } researcher)
            {
                await foreach (var result in results.WatchAsync(researcher, Id, _address.Options, cancellationToken))
                {
                    _result = result;
                    _isScoring = false;
                    StateHasChanged();
                }
            }

            _isMissing = true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (SurveyFormatException refused)
        {
            _fault = refused.Message;
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
            return;
        }

        StateHasChanged();
    }
}
