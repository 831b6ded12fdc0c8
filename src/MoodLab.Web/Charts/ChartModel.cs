using System.Text.Json.Serialization;

namespace MoodLab.Web.Charts;

/// <summary>What a chart shows, in the words that the browser's script knows.</summary>
/// <param name="Kind">How the script calls it.</param>
public abstract record ChartModel(string Kind)
{
    /// <summary>Gets how high the chart is drawn, in pixels: nothing jumps when it appears.</summary>
    [JsonIgnore]
    public abstract int Height { get; }

    /// <summary>Gets how wide the chart is at least, in pixels: where there is less room, it is scrolled. 0 for a chart
    /// that fits wherever it is.</summary>
    [JsonIgnore]
    public virtual int LeastWidth => 0;
}
