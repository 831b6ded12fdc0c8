using System.Globalization;
using MoodLab.Data.Surveys;

namespace MoodLab.Web.Surveys;

/// <summary>Surveys in researchers' words.</summary>
internal static class SurveyWords
{
    /// <summary>Gets the word for a state.</summary>
    /// <param name="state">The state.</param>
    public static string Word(this SurveyState state) => state switch
    {
        SurveyState.Draft => "Draft",
        SurveyState.Pilot => "Pilot",
        SurveyState.Open => "Open",
        _ => "Closed",
    };

    /// <summary>Gets what a state means.</summary>
    /// <param name="state">The state.</param>
    public static string Meaning(this SurveyState state) => state switch
    {
        SurveyState.Draft => "Nobody can take it yet.",
        SurveyState.Pilot => "Whoever has the link can try it; these answers do not count.",
        SurveyState.Open => "Whoever has the link takes part.",
        _ => "Nobody can take it any more.",
    };

    /// <summary>Counts things.</summary>
    /// <param name="number">How many.</param>
    /// <param name="what">What, in the singular; its plural has an s.</param>
    public static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? string.Empty : "s")}");

    /// <summary>Gets a length as minutes and seconds.</summary>
    /// <param name="seconds">The length.</param>
    public static string Length(double seconds) =>
        TimeSpan.FromSeconds(Math.Round(seconds)).ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
