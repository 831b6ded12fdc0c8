using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using MoodLab.Web.Comparing;

namespace MoodLab.Web.Components.Shared;

/// <summary>A small chart of bars or of a line; its caption and its table stand beside it, not in it.</summary>
public sealed partial class SmallChart
{
    // Left free at each side of a bar, in bars.
    private const double Gap = 0.08;

    /// <summary>Gets or sets what a screen reader says instead of the chart.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>Gets or sets what the chart shows.</summary>
    [Parameter, EditorRequired]
    public ChartSeries Series { get; set; } = default!;

    /// <summary>Gets or sets the upright scale.</summary>
    [Parameter, EditorRequired]
    public ChartScale Scale { get; set; } = default!;

    /// <summary>Gets or sets the words below.</summary>
    [Parameter]
    public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    /// <summary>Gets or sets whether the values are joined by a line; otherwise each is a bar.</summary>
    [Parameter]
    public bool IsLine { get; set; }

    // A level for each value, joined where there is no gap.
    private string Path
    {
        get
        {
            var path = new StringBuilder();
            var open = false;
            for (var i = 0; i < Series.Values.Count; i++)
            {
                if (Series.Values[i] is { } value)
                {
                    path.Append(open ? $"V{Height(value)}" : $"M{i} {Height(value)}").Append(
                        CultureInfo.InvariantCulture, $"H{i + 1}");
                }

                open = Series.Values[i] is not null;
            }

            return path.ToString();
        }
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double share) => Text(share * 100) + "%";

    private string Height(double value) => Text(100 - (100 * value / Scale.Top));
}
