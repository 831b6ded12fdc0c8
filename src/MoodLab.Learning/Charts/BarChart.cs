namespace MoodLab.Learning.Charts;

/// <summary>Draws horizontal bars with their intervals and values as an SVG file.</summary>
public static class BarChart
{
    private const int Width = 720;
    private const int Left = 150;
    private const int Right = 660;
    private const int Top = 70;
    private const int Row = 30;
    private const int Bottom = 56;
    private const int Thickness = 18;

    /// <summary>Draws a chart.</summary>
    /// <param name="texts">What stands in it besides the data.</param>
    /// <param name="bars">The bars, from the top.</param>
    /// <param name="high">The greatest value that must be on the axis, which begins at 0.</param>
    /// <param name="reference">What the bars are to be compared with; null for nothing.</param>
    /// <returns>The text of the file.</returns>
    public static string Draw(
        ChartTexts texts, IReadOnlyList<ChartBar> bars, double high, ChartReference? reference = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(bars);
        var end = Top + (bars.Count * Row);
        SvgCanvas canvas = new(texts, Width, end + Bottom);
        ChartScale scale = new(0, high, Left, Right);
        foreach (var tick in scale.Ticks)
        {
            canvas.Line(scale.At(tick), Top, scale.At(tick), end, "grid");
            canvas.Text(scale.At(tick), end + 18, SvgCanvas.Label(tick), "middle");
        }

        canvas.Text((Left + Right) / 2.0, end + 42, texts.X, "middle");
        for (var i = 0; i < bars.Count; i++)
        {
            Draw(canvas, scale, bars[i], Top + (i * Row) + (Row / 2.0));
        }

        if (reference is not null)
        {
            canvas.Line(scale.At(reference.Value), Top - 6, scale.At(reference.Value), end, "reference");
            canvas.Text(scale.At(reference.Value), Top - 12, reference.Name, "middle");
        }

        return canvas.Finish();
    }

    private static void Draw(SvgCanvas canvas, ChartScale scale, ChartBar bar, double y)
    {
        canvas.Text(Left - 10, y + 4, bar.Name, "end");
        canvas.Rectangle(Left, y - (Thickness / 2.0), scale.At(bar.Value) - Left, Thickness, "f0");
        var end = scale.At(Math.Max(bar.Value, bar.High));
        if (bar.High > bar.Low)
        {
            canvas.Line(scale.At(bar.Low), y, end, y, "whisker");
            canvas.Line(scale.At(bar.Low), y - 5, scale.At(bar.Low), y + 5, "whisker");
            canvas.Line(end, y - 5, end, y + 5, "whisker");
        }

        canvas.Text(end + 8, y + 4, SvgCanvas.Label(Math.Round(bar.Value, 3)), "start");
    }
}
