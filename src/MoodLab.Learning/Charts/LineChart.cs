namespace MoodLab.Learning.Charts;

/// <summary>Draws lines through points with their intervals as an SVG file.</summary>
public static class LineChart
{
    private const int Width = 720;
    private const int Height = 440;
    private const int Left = 70;
    private const int Right = 696;
    private const int Top = 80;
    private const int Bottom = 380;
    private const int LegendWidth = 170;

    /// <summary>Draws a chart. Both axes reach from a round number to a round number about the data.</summary>
    /// <param name="texts">What stands in it besides the data.</param>
    /// <param name="lines">The lines; those without points are passed over.</param>
    /// <param name="reference">What they are to be compared with; null for nothing.</param>
    /// <returns>The text of the file.</returns>
    /// <exception cref="ArgumentException">There is no point.</exception>
    public static string Draw(ChartTexts texts, IReadOnlyList<ChartLine> lines, ChartReference? reference = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(lines);
        List<ChartPoint> points = [.. lines.SelectMany(line => line.Points)];
        if (points.Count == 0)
        {
            throw new ArgumentException("There is nothing to draw.", nameof(lines));
        }

        SvgCanvas canvas = new(texts, Width, Height);
        ChartScale x = new(points.Min(point => point.X), points.Max(point => point.X), Left, Right);
        ChartScale y = new(
            Math.Min(points.Min(point => point.Low), reference?.Value ?? double.PositiveInfinity),
            Math.Max(points.Max(point => point.High), reference?.Value ?? double.NegativeInfinity), Bottom, Top);
        DrawAxes(canvas, x, y, texts);
        if (reference is not null)
        {
            canvas.Line(Left, y.At(reference.Value), Right, y.At(reference.Value), "reference");
            canvas.Text(Right, y.At(reference.Value) - 6, reference.Name, "end");
        }

        for (var i = 0; i < lines.Count; i++)
        {
            Draw(canvas, x, y, lines[i], i);
        }

        return canvas.Finish();
    }

    private static void DrawAxes(SvgCanvas canvas, ChartScale x, ChartScale y, ChartTexts texts)
    {
        foreach (var tick in y.Ticks)
        {
            canvas.Line(Left, y.At(tick), Right, y.At(tick), "grid");
            canvas.Text(Left - 8, y.At(tick) + 4, SvgCanvas.Label(tick), "end");
        }

        foreach (var tick in x.Ticks)
        {
            canvas.Text(x.At(tick), Bottom + 20, SvgCanvas.Label(tick), "middle");
        }

        canvas.Text((Left + Right) / 2.0, Bottom + 46, texts.X, "middle");
        canvas.Text(16, Top - 14, texts.Y, "start");
    }

    private static void Draw(SvgCanvas canvas, ChartScale x, ChartScale y, ChartLine line, int index)
    {
        var colour = index % SvgCanvas.Colours;
        foreach (var point in line.Points.Where(point => point.High > point.Low))
        {
            var at = x.At(point.X);
            canvas.Line(at, y.At(point.Low), at, y.At(point.High), $"line s{colour}");
        }

        canvas.Polyline(line.Points.Select(point => (x.At(point.X), y.At(point.Y))), $"line s{colour}");
        foreach (var point in line.Points)
        {
            canvas.Dot(x.At(point.X), y.At(point.Y), $"f{colour}");
        }

        var left = Left + (index * LegendWidth);
        canvas.Line(left, 46, left + 24, 46, $"line s{colour}");
        canvas.Text(left + 32, 50, line.Name, "start");
    }
}
