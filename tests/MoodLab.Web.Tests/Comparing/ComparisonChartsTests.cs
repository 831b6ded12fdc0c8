using MoodLab.Lab.Comparing;
using MoodLab.Music.Scores;
using MoodLab.Web.Comparing;

namespace MoodLab.Web.Tests.Comparing;

public sealed class ComparisonChartsTests
{
    private static readonly Score s_empty = new() { TicksPerQuarter = 480, Parts = [] };

    // C major, a quarter of half a second each: three soft notes, then five loud ones.
    private static readonly Score s_scale = new()
    {
        TicksPerQuarter = 480,
        Parts =
        [
            new Part
            {
                Notes =
                [
                    .. new[] { 60, 62, 64, 65, 67, 69, 71, 72 }.Select((pitch, i) =>
                        new Note(new MidiPitch(pitch), new Velocity(i < 3 ? 40 : 100), i * 480L, 480)),
                ],
            },
        ],
    };

    [Fact]
    public void Of_TwoPieces_SaysWhatIsToBeSeen()
    {
        var charts = ComparisonCharts.Of(PieceComparer.Compare([("scale", s_scale), ("none", s_empty)]));

        Assert.Equal(
            [
                "Loudest from 0:02 on, at 100", "Busiest from 0:00 on, at 2 a second",
                "Most often C4, between C4 and C5",
            ],
            charts.Take(3).Select(topic => topic.Series[0].Finding));
        Assert.StartsWith(
            "Nearest to C major, with a fit of 0.", charts[3].Series[0].Finding, StringComparison.Ordinal);
        Assert.Equal(0, charts[3].Series[0].Marked);
        Assert.Equal(
            ["No notes", "No notes", "No notes", "No key fits"], charts.Select(topic => topic.Series[1].Finding));
        Assert.Null(charts[3].Series[1].Marked);
    }

    [Fact]
    public void Of_AnyPieces_HasEqualAxesAndTablesForAll()
    {
        var longer = s_scale with { TicksPerQuarter = 48 };

        var charts = ComparisonCharts.Of(PieceComparer.Compare([("a", s_scale), ("b", s_empty), ("c", longer)]));

        Assert.Equal(4, charts.Count);
        Assert.All(charts, topic =>
        {
            Assert.Equal(3, topic.Series.Count);
            Assert.Single(topic.Series.Select(series => series.Values.Count).Distinct());
            Assert.All(topic.Series.SelectMany(of => of.Values), value => Assert.True((value ?? 0) <= topic.Scale.Top));
            Assert.All(topic.Marks, mark => Assert.InRange(mark.Place, 0, 1));
            Assert.NotEmpty(topic.Rows);
            Assert.All(topic.Rows, row => Assert.Equal(3, row.Cells.Count));
        });
    }

    [Fact]
    public void Numbers_OfPieces_AreWrittenForMusicians()
    {
        var comparison = PieceComparer.Compare([("scale", s_scale), ("none", s_empty)]);

        var rows = ComparisonNumbers.Basics(comparison).ToDictionary(row => row.Name, row => row.Cells);

        Assert.Equal(["8", "0"], rows["Notes"]);
        Assert.Equal(["0:04", "0:00"], rows["Duration"]);
        Assert.Equal(["C4 – C5", "–"], rows["Lowest and highest"]);
        Assert.Equal(["120", "–"], rows["Tempo (bpm)"]);
        Assert.Equal(["C major", "–"], rows["Key"]);
        Assert.Contains(
            ComparisonNumbers.Metrics(comparison),
            row => row.Name == "Scale consistency" && row.Cells.SequenceEqual(["1", "–"]));
    }
}
