using Microsoft.AspNetCore.Components;
using MoodLab.Lab.Surveys;
using MoodLab.Web.Surveys;

namespace MoodLab.Web.Components.Pages.Surveys.Making;

/// <summary>What listeners are asked and told, with the usual choice made.</summary>
public sealed partial class SurveyQuestions
{
    // Opened by what is wrong inside; it never closes by itself under the hands of whoever puts it right.
    private bool _isOpen;

    /// <summary>Gets or sets the survey that is edited.</summary>
    [Parameter, EditorRequired]
    public SurveyForm Form { get; set; } = default!;

    /// <summary>Gets or sets what follows when something was changed.</summary>
    [Parameter]
    public EventCallback OnChange { get; set; }

    private SurveyDesign Design => Form.Design;

    /// <inheritdoc />
    protected override void OnParametersSet() => _isOpen |= !Form.IsValid && Form.TitleMessage is null;

    private Task SetAsync(SurveyDesign design)
    {
        Form.Design = design;
        return OnChange.InvokeAsync();
    }

    private Task SetOrderAsync(ChangeEventArgs change) =>
        Enum.TryParse(change.Value as string, out SurveyOrder order)
            ? SetAsync(Design with { Order = order })
            : Task.CompletedTask;

    private Task SetResumeAsync(ChangeEventArgs change) =>
        Enum.TryParse(change.Value as string, out ResumeRule rule)
            ? SetAsync(Design with { AfterResume = rule })
            : Task.CompletedTask;

    private Task SetReturnLinkAsync(ChangeEventArgs change)
    {
        var link = (change.Value as string)?.Trim();
        return SetAsync(Design with { ReturnLink = string.IsNullOrEmpty(link) ? null : link });
    }
}
