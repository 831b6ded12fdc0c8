using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;
using MoodLab.Web.Surveys.Results;

namespace MoodLab.Web.Components.Pages.Surveys.Results;

/// <summary>Who answered what, a row each.</summary>
public sealed partial class RespondentsTab
{
    // Beyond, only what is in sight is drawn.
    private const int MostAtOnce = 100;

    private List<RespondentScore> _ordered = [];

    /// <summary>Gets or sets the result.</summary>
    [Parameter, EditorRequired]
    public SurveyResult Result { get; set; } = default!;

    /// <summary>Gets or sets what is shown.</summary>
    [Parameter, EditorRequired]
    public ResultsAddress Address { get; set; } = default!;

    /// <summary>Gets or sets what follows when something else shall be shown.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ResultsAddress> OnChange { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var scores = Result.Score.RespondentScores;
        IEnumerable<RespondentScore> ordered = Address.Order switch
        {
            RespondentOrder.Score => scores.OrderBy(of => of.Correct).ThenByDescending(of => of.Answered),
            RespondentOrder.Name => scores.OrderBy(of => of.Id, StringComparer.Ordinal),
            RespondentOrder.Flags => scores.OrderBy(of => of.Flags.Count),
            _ => scores,
        };
        _ordered = [.. Address.IsDescending ? ordered.Reverse() : ordered];
    }

    private static string Words(Mood mood, bool isRight) => $"{mood.Name()}, {(isRight ? "right" : "wrong")}";

    private Task SortAsync(ChangeEventArgs change) =>
        OnChange.InvokeAsync(Address with { Order = Enum.Parse<RespondentOrder>((string)change.Value!) });

    private Task TurnAsync() => OnChange.InvokeAsync(Address with { IsDescending = !Address.IsDescending });
}
