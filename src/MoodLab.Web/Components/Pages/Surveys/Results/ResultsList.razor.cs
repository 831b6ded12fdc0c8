using Microsoft.AspNetCore.Components.Authorization;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Web.Accounts;

namespace MoodLab.Web.Components.Pages.Surveys.Results;

/// <summary>The surveys whose results a researcher may read.</summary>
/// <param name="results">Knows them.</param>
/// <param name="authentication">Knows who asks.</param>
public sealed partial class ResultsList(
    SurveyResults results, AuthenticationStateProvider authentication) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<SurveyRecord>? _surveys;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        _surveys = await authentication.ResearcherAsync() is { } researcher
            ? await results.ListAsync(researcher, _leaving.Token)
            : [];
}
