using MoodLab.Web.Charts;

namespace MoodLab.Web.Studies;

/// <summary>A chart of a study.</summary>
/// <param name="Finding">What it shows, in a sentence.</param>
/// <param name="Model">What is drawn.</param>
public sealed record StudyChart(string Finding, ChartModel Model);
