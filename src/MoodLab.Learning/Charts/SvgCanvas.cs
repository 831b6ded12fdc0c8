using System.Globalization;
using System.Net;
using System.Text;

namespace MoodLab.Learning.Charts;

/// <summary>
/// An SVG drawing in the making, readable by itself on light and on dark ground: it brings its ground and follows the
/// reader's setting. Lengths are pixels, whole numbers give the same text everywhere.
/// </summary>
internal sealed class SvgCanvas
{
    // Colours of lines that those who cannot tell red from green can tell (Okabe and Ito, "Color Universal Design",
    // 2008), lighter on dark ground.
    private const string Style = """
        <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328 }
        .title { font-size: 16px; font-weight: 600 }
        .ground { fill: #ffffff }
        .grid { stroke: #d0d7de }
        .whisker { stroke: #1f2328; stroke-width: 1.5 }
        .reference { stroke: #1f2328; stroke-dasharray: 5 4 }
        .line { fill: none; stroke-width: 2 }
        .s0 { stroke: #0072b2 } .s1 { stroke: #d55e00 } .s2 { stroke: #007a5a } .s3 { stroke: #a3427f }
        .f0 { fill: #0072b2 } .f1 { fill: #d55e00 } .f2 { fill: #007a5a } .f3 { fill: #a3427f }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .ground { fill: #0d1117 }
        .grid { stroke: #30363d }
        .whisker, .reference { stroke: #e6edf3 }
        .s0 { stroke: #56b4e9 } .s1 { stroke: #f0883e } .s2 { stroke: #3fb68b } .s3 { stroke: #dd8fbf }
        .f0 { fill: #56b4e9 } .f1 { fill: #f0883e } .f2 { fill: #3fb68b } .f3 { fill: #dd8fbf }
        }
        </style>
        """;

    private readonly StringBuilder _svg = new();

    /// <summary>Begins a drawing.</summary>
    /// <param name="texts">Its title and description.</param>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    public SvgCanvas(ChartTexts texts, int width, int height)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" "
            + $"height=\"{height}\" role=\"img\" aria-labelledby=\"title desc\">");
        Add($"<title id=\"title\">{Escape(texts.Title)}</title>");
        Add($"<desc id=\"desc\">{Escape(texts.Description)}</desc>");
        Add(Style.ReplaceLineEndings("\n"));
        Add($"<rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>");
        Text(16, 26, texts.Title, "start", "title");
    }

    /// <summary>The number of colours, after which they begin again.</summary>
    public const int Colours = 4;

    /// <summary>Draws a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style) => Add(
        $"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    /// <summary>Joins points.</summary>
    public void Polyline(IEnumerable<(double X, double Y)> points, string style) => Add(
        $"<polyline class=\"{style}\" points=\""
        + string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}")) + "\"/>");

    /// <summary>Draws a dot.</summary>
    public void Dot(double x, double y, string style) =>
        Add($"<circle class=\"{style}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"3.5\"/>");

    /// <summary>Fills a rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string style) => Add(
        $"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(width)}\" "
        + $"height=\"{Number(height)}\"/>");

    /// <summary>Writes a text; <paramref name="anchor"/> is start, middle or end.</summary>
    public void Text(double x, double y, string text, string anchor, string style = "") => Add(
        $"<text{(style.Length == 0 ? "" : $" class=\"{style}\"")} x=\"{Number(x)}\" y=\"{Number(y)}\" "
        + $"text-anchor=\"{anchor}\">{Escape(text)}</text>");

    /// <summary>Gets the text of a value beside an axis.</summary>
    public static string Label(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Ends the drawing.</summary>
    /// <returns>The whole file.</returns>
    public string Finish() => _svg + "</svg>\n";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Add(string element) => _svg.Append(element).Append('\n');
}
