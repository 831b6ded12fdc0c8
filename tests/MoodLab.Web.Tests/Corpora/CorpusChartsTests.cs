using System.Text.Json;
using MoodLab.Lab.Corpora;
using MoodLab.Web.Charts;
using MoodLab.Web.Corpora;

namespace MoodLab.Web.Tests.Corpora;

public sealed class CorpusChartsTests
{
    private static readonly string[] s_keys =
        ["length", "notes", "tempi", "onsets", "sounding", "times", "keys", "balance"];

    private static readonly CorpusFile[] s_files =
    [
        .. new double[] { 10, 11, 12, 13, 14, 90 }.Select((length, i) => File($"Bach/{i}.mid", length)),
        File("Clara/a.mid", 30),
        File("Clara/b.mid", 40),
    ];

    [Fact]
    public void Of_Corpus_DrawsWhatTheStudyDrew() =>
        Assert.Equal(s_keys, Draw(s_files).Select(chart => chart.Key));

    [Fact]
    public void Length_Marks_LeadToThePiecesBehindThem()
    {
        var chart = Draw(s_files)[0];

        var box = chart.MarkAt(new PressedMark("boxes", 1))!;
        Assert.Equal(["Clara/a.mid", "Clara/b.mid"], Behind(box));
        var outlier = chart.MarkAt(new PressedMark("outliers", 0))!;
        Assert.Equal(["Bach/5.mid"], Behind(outlier));
        Assert.Null(chart.MarkAt(new PressedMark("outliers", 1)));
        Assert.Null(chart.MarkAt(new PressedMark("boxes", 2)));
        Assert.Equal("In the middle, a piece of Bach has 13 seconds", chart.Title);
    }

    [Fact]
    public void Length_Clipped_HasNoDots()
    {
        var chart = CorpusCharts.Of(CorpusFigures.Of(s_files, isClipped: true), s_files, hasAllRows: false)[0];

        Assert.All(Assert.IsType<BoxChart>(chart.Model).Rows, row => Assert.Empty(row.Outliers));
    }

    [Fact]
    public void Histograms_Marks_LeadToThePiecesBehindThem()
    {
        var charts = Draw(s_files).ToDictionary(chart => chart.Key);

        Assert.Equal(8, Behind(charts["tempi"].MarkAt(new PressedMark("bins", 0))!).Length);
        Assert.Equal(["Clara/b.mid"], Behind(charts["onsets"].MarkAt(new PressedMark("bins", 1))!));
        Assert.Equal(["Clara/b.mid"], Behind(charts["sounding"].Rows[1]));
    }

    [Fact]
    public void Signatures_OfFewComposers_ArePartedByThem()
    {
        var chart = Draw(s_files).Single(of => of.Key == "times");

        Assert.Equal(2, Assert.IsType<BarChart>(chart.Model).Series.Count);
        Assert.Equal(8, Behind(chart.Rows[0]).Length);
        Assert.Equal(["Clara/a.mid", "Clara/b.mid"], Behind(chart.MarkAt(new PressedMark("bars-1", 0))!));
    }

    [Fact]
    public void Signatures_OfManyComposers_AreOneBarEach()
    {
        CorpusFile[] files = [.. Enumerable.Range(0, 30).Select(i => File($"{i:00}/a.mid", 10))];
        var charts = Draw(files);

        Assert.Single(Assert.IsType<BarChart>(charts.Single(of => of.Key == "times").Model).Series);
        Assert.Equal((20, 10), (charts[0].Rows.Count, charts[0].Hidden));
        var all = CorpusCharts.Of(CorpusFigures.Of(files), files, hasAllRows: true)[0];
        Assert.Equal((30, 0), (all.Rows.Count, all.Hidden));
    }

    [Fact]
    public void Balance_OfSinglePieces_SaysSo()
    {
        CorpusFile[] files = [File("A/a.mid", 1), File("B/a.mid", 1)];

        Assert.Equal(
            "A has 50 % of 2 pieces; 2 of 2 composers have one piece each", Draw(files)[^1].Title);
    }

    [Fact]
    public void Of_Nothing_DrawsNothing()
    {
        Assert.Empty(Draw([]));
        Assert.Empty(Draw([new CorpusFile { Path = "a.mid", Reason = "It is broken." }]));
    }

    [Fact]
    public void Models_AsTheScriptReadsThem_NameTheirKind()
    {
        Assert.Contains("\"kind\":\"boxes\"", Json("length"), StringComparison.Ordinal);
        Assert.Contains("\"outliers\":[90]", Json("length"), StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"histogram\"", Json("tempi"), StringComparison.Ordinal);
        Assert.Contains("\"text\":\"120\"", Json("tempi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2163, "22 %")]
    [InlineData(0.0123, "1.2 %")]
    [InlineData(1, "100 %")]
    public void Percent_Share_IsShort(double share, string text) => Assert.Equal(text, CorpusText.Percent(share));

    [Fact]
    public void Clock_Lengths_AreReadable()
    {
        Assert.Equal("1:07", CorpusText.Clock(67.2));
        Assert.Equal("1:02:03", CorpusText.Clock(3723));
        Assert.Equal("4,796 files", CorpusText.Count(4796, "file"));
        Assert.Equal("unknown artist", CorpusText.Class("_unknown_artist"));
        Assert.Equal("(no folder)", CorpusText.Class(null));
    }

    private static IReadOnlyList<CorpusChart> Draw(CorpusFile[] files) =>
        CorpusCharts.Of(CorpusFigures.Of(files), files, hasAllRows: false);

    private static string[] Behind(CorpusRow row) =>
        [.. s_files.Where(row.Mark.Holds).Select(file => file.Path)];

    private static string Json(string key) => JsonSerializer.Serialize<object>(
        Draw(s_files).Single(chart => chart.Key == key).Model, JsonSerializerOptions.Web);

    private static CorpusFile File(string path, double length) => new()
    {
        Path = path,
        Notes = 10,
        Length = length,
        Tempo = 120,
        Polyphony = 1,
        TempoChanges = [(120, 1)],
        Onsets = path == "Clara/b.mid" ? [5, 2] : [10],
        Sounding = path == "Clara/b.mid" ? [5, 2] : [10],
        TimeSignatures = [("4/4", 1)],
        KeySignatures = [("C major", 1)],
    };
}
