using System.Globalization;
using System.Xml.Linq;
using MoodLab.Learning.Charts;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>
/// Both losses of every arm over the epochs as an SVG picture: ours to the left, the study's to the right, on one
/// scale. Arms differ by colour and by the shape of their marks, and the picture follows the reader's light or dark.
/// </summary>
public static class LossPlot
{
    private const double Width = 760;
    private const double Top = 52;
    private const double PanelWidth = 310;
    private const double PanelHeight = 250;
    private const double LegendTop = Top + PanelHeight + 58;
    private const double LegendLine = 24;
    private const double Mark = 4;

    // The page's colours (wwwroot/app.css), and two that stand apart from its accent with 3 : 1 on either ground.
    private const string Style = """
        .ground { fill: #fffefb } text { fill: #24211d; font: 14px system-ui, sans-serif }
        .soft { fill: #5c564d } .heading { font-weight: 600 } .line { stroke: #dcd6cb }
        .arm-0 { --arm: #574788 } .arm-1 { --arm: #b04a12 } .arm-2 { --arm: #0f7466 }
        .curve { fill: none; stroke: var(--arm); stroke-width: 2; stroke-linejoin: round }
        .training { stroke-dasharray: 6 4 } .mark { fill: var(--arm) }
        @media (prefers-color-scheme: dark) {
          .ground { fill: #211f1c } text { fill: #ede9e2 } .soft { fill: #b3ac9f } .line { stroke: #3a3732 }
          .arm-0 { --arm: #bcabee } .arm-1 { --arm: #f2a071 } .arm-2 { --arm: #62cdb9 }
        }
        """;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws the plot: a polyline for each arm, loss and side.</summary>
    /// <param name="result">The experiment.</param>
    /// <returns>The picture as XML.</returns>
    public static string Format(RecipeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var arms = result.Arms;
        double[] losses =
        [
            .. arms.SelectMany(arm => arm.Points.Concat(arm.Arm.Study.Points))
                .SelectMany(point => new[] { point.TrainLoss ?? point.ValidationLoss, point.ValidationLoss }),
        ];
        ChartScale scale = new(losses.Min(), losses.Max(), PanelHeight, 0);
        var height = LegendTop + (LegendLine * (arms.Count + 1));
        XElement picture = new(
            s_svg + "svg",
            new XAttribute("viewBox", $"0 0 {Text(Width)} {Text(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", "title desc"),
            new XElement(
                s_svg + "title", new XAttribute("id", "title"), $"{result.Recipe.Title}: losses by epoch"),
            new XElement(
                s_svg + "desc", new XAttribute("id", "desc"), string.Join(' ', RecipeFindings.Describe(result))),
            new XElement(s_svg + "style", Style),
            new XElement(
                s_svg + "rect", new XAttribute("class", "ground"), Size("width", Width), Size("height", height)),
            Panel(56, "Ours", [.. arms.Select(arm => arm.Points)], scale),
            Panel(426, "The study's", [.. arms.Select(arm => arm.Arm.Study.Points)], scale),
            Legend(arms));
        return picture + "\n";
    }

    private static XElement Panel(
        double left, string heading, IReadOnlyList<IReadOnlyList<LossPoint>> arms, ChartScale scale)
    {
        var epochs = Math.Max(arms.Max(points => points.Count) - 1, 1);
        XElement panel = new(
            s_svg + "g",
            new XAttribute("transform", $"translate({Text(left)} {Text(Top)})"),
            Words(0, -18, "heading", heading));
        foreach (var tick in scale.Ticks)
        {
            var y = scale.At(tick);
            panel.Add(
                new XElement(
                    s_svg + "line", new XAttribute("class", "line"), Size("x2", PanelWidth), Size("y1", y),
                    Size("y2", y)),
                Words(-8, y + 5, "soft", tick.ToString("0.0#", CultureInfo.InvariantCulture), "end"));
        }

        for (var epoch = 0; epoch <= epochs; epoch++)
        {
            panel.Add(Words(PanelWidth * epoch / epochs, PanelHeight + 22, "soft", Text(epoch), "middle"));
        }

        panel.Add(Words(PanelWidth / 2, PanelHeight + 40, "soft", "epochs from the start", "middle"));
        foreach (var (points, arm) in arms.Select((points, arm) => (points, arm)))
        {
            panel.Add(Curve("training", points.Where(point => point.TrainLoss is not null)
                .Select(point => (point.Epoch, point.TrainLoss!.Value))));
            panel.Add(Curve("validation", points.Select(point => (point.Epoch, point.ValidationLoss))));

            XElement Curve(string kind, IEnumerable<(int Epoch, double Loss)> values)
            {
                (double X, double Y)[] places = [.. values.Select(of =>
                    (PanelWidth * of.Epoch / epochs, scale.At(of.Loss)))];
                return new XElement(
                    s_svg + "g",
                    new XAttribute("class", $"arm-{arm}"),
                    new XElement(
                        s_svg + "polyline",
                        new XAttribute("class", $"curve {kind}"),
                        new XAttribute("points", string.Join(' ', places.Select(at => $"{Text(at.X)},{Text(at.Y)}")))),
                    places.Select(at => Shape(arm, at.X, at.Y)));
            }
        }

        return panel;
    }

    private static XElement Legend(IReadOnlyList<ArmResult> arms)
    {
        XElement legend = new(
            s_svg + "g",
            new XAttribute("transform", $"translate(56 {Text(LegendTop)})"),
            Words(0, 5, "soft", "Solid: validation loss. Dashed: training loss. Both in nats a word."));
        for (var arm = 0; arm < arms.Count; arm++)
        {
            var y = LegendLine * (arm + 1);
            legend.Add(
                new XElement(
                    s_svg + "g",
                    new XAttribute("class", $"arm-{arm}"),
                    new XElement(
                        s_svg + "line", new XAttribute("class", "curve"), Size("x2", 32), Size("y1", y),
                        Size("y2", y)),
                    Shape(arm, 16, y)),
                Words(42, y + 5, "name", arms[arm].Arm.Name));
        }

        return legend;
    }

    // A circle, a square, a triangle.
    private static XElement Shape(int arm, double x, double y) => new(
        s_svg + "path",
        new XAttribute("class", "mark"),
        new XAttribute("d", $"M{Text(x)} {Text(y)}" + (arm % 3) switch
        {
            0 => $"m-{Mark} 0a{Mark} {Mark} 0 1 0 {2 * Mark} 0a{Mark} {Mark} 0 1 0 -{2 * Mark} 0",
            1 => $"m-{Mark} -{Mark}h{2 * Mark}v{2 * Mark}h-{2 * Mark}z",
            _ => $"m0 -{Mark + 1}l{Mark + 1} {2 * Mark}h-{2 * (Mark + 1)}z",
        }));

    private static XElement Words(double x, double y, string style, string text, string anchor = "start") => new(
        s_svg + "text", new XAttribute("class", style), Size("x", x), Size("y", y),
        new XAttribute("text-anchor", anchor), text);

    private static XAttribute Size(string name, double value) => new(name, Text(value));

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
