namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>How far the sound of a page is.</summary>
/// <param name="State">One of <c>off</c>, <c>loading</c>, <c>blocked</c>, <c>ready</c>, <c>failed</c>.</param>
/// <param name="Progress">The share of the sounds that is loaded, 0 to 1.</param>
/// <param name="Error">Why there is no sound; empty where there is no failure.</param>
public readonly record struct SoundReport(string State, double Progress, string Error);
