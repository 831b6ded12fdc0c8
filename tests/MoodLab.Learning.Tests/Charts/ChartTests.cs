using System.Globalization;
using System.Xml.Linq;
using MoodLab.Learning.Charts;

namespace MoodLab.Learning.Tests.Charts;

public sealed class ChartTests
{
    private static readonly ChartTexts s_texts = new("A <title> & more", "What it shows.", "x", "y");
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Draw_Bars_HaveLengthsByTheirValuesAndIntervals()
    {
        var svg = XDocument.Parse(BarChart.Draw(
            s_texts, [new ChartBar("one", 0.5, 0.4, 0.6), new ChartBar("two", 0.25, 0.25, 0.25)], 1,
            new ChartReference(0.25, "chance")));

        var bars = svg.Descendants(s_svg + "rect").Where(bar => Style(bar) == "f0").ToList();
        Assert.Equal(2, bars.Count);
        Assert.Equal(Number(bars[0], "width"), 2 * Number(bars[1], "width"), 0.02);
        Assert.Equal(3, svg.Descendants(s_svg + "line").Count(line => Style(line) == "whisker"));
        var chance = svg.Descendants(s_svg + "line").Single(line => Style(line) == "reference");
        Assert.Equal(Number(bars[1], "x") + Number(bars[1], "width"), Number(chance, "x1"), 0.02);
    }

    [Fact]
    public void Draw_Lines_GoThroughTheirPointsWithinTheChart()
    {
        var svg = XDocument.Parse(LineChart.Draw(
            s_texts,
            [
                new ChartLine("one", [new ChartPoint(0, 1), new ChartPoint(4, 3, 2.5, 3.5), new ChartPoint(8, 2)]),
                new ChartLine("two", [new ChartPoint(1, 1.5)]),
            ]));

        var lines = svg.Descendants(s_svg + "polyline").ToList();
        double[][] points = [.. lines[0].Attribute("points")!.Value.Split(' ').Select(point =>
            point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())];
        Assert.Equal(2, lines.Count);
        Assert.Equal((points[0][0] + points[2][0]) / 2, points[1][0], 0.02);
        Assert.Equal((points[0][1] + points[1][1]) / 2, points[2][1], 0.02);
        Assert.True(points[0][1] > points[1][1], "Up is smaller in SVG.");
        Assert.All(points, point => Assert.InRange(point[0], 0, 720));
        Assert.All(points, point => Assert.InRange(point[1], 0, 440));
    }

    [Fact]
    public void Draw_Texts_AreEscapedAndToldToScreenReaders()
    {
        var svg = XDocument.Parse(BarChart.Draw(s_texts, [new ChartBar("a & b", 1, 1, 1)], 1)).Root!;

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("title desc", (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal("A <title> & more", svg.Element(s_svg + "title")!.Value);
        Assert.Equal("What it shows.", svg.Element(s_svg + "desc")!.Value);
        Assert.Contains("prefers-color-scheme: dark", svg.Element(s_svg + "style")!.Value, StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(s_svg + "text"), text => text.Value == "a & b");
    }

    [Fact]
    public void Draw_OnePoint_HasAnAxisAllTheSame() =>
        XDocument.Parse(LineChart.Draw(s_texts, [new ChartLine("one", [new ChartPoint(2, 2)])]));

    [Fact]
    public void Draw_NoPoint_IsRefused() =>
        Assert.Throws<ArgumentException>(() => LineChart.Draw(s_texts, [new ChartLine("none", [])]));

    private static string? Style(XElement element) => (string?)element.Attribute("class");

    private static double Number(XElement element, string name) => (double)element.Attribute(name)!;
}
