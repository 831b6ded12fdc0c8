using System.Text.Json.Serialization;
using MoodLab.Music.Moods;

namespace MoodLab.Web.Charts;

/// <summary>What a row, a column or a series is called.</summary>
/// <param name="Text">The words.</param>
/// <param name="Mood">The mood that it stands for, whose shape and colour it then has; null for none.</param>
public sealed record ChartLabel(
    string Text, [property: JsonConverter(typeof(JsonStringEnumConverter<Mood>))] Mood? Mood = null)
{
    /// <summary>Calls something by a mood.</summary>
    /// <param name="mood">The mood.</param>
    public static ChartLabel Of(Mood mood) => new(mood.Name(), mood);
}
