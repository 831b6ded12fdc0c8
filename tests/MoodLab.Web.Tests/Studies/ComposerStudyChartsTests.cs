using MoodLab.Web.Charts;
using MoodLab.Web.Studies;

namespace MoodLab.Web.Tests.Studies;

public sealed class ComposerStudyChartsTests
{
    private static readonly ComposerStudyCharts s_small = new(SmallReport.Make());
    private static readonly ComposerStudyCharts s_whole = new(SmallReport.MakeWhole());

    [Fact]
    public void Charts_OfAnyReport_HaveAFindingAndNumbersWithinTheirScale()
    {
        Assert.All(
            All(s_small).Concat(All(s_whole)),
            chart =>
            {
                Assert.NotEqual("", chart.Finding);
                Assert.DoesNotContain("NaN", chart.Finding, StringComparison.Ordinal);
            });
        Assert.All(
            All(s_whole).Select(chart => chart.Model).OfType<IntervalChart>().SelectMany(chart => chart.Rows),
            row => Assert.True(0 <= row.Low && row.Low <= row.Estimate && row.Estimate <= row.High && row.High <= 100));
    }

    [Fact]
    public void Charts_BeforeTheStudysNetworks_AreMissing()
    {
        Assert.Null(s_small.Leak);
        Assert.Null(s_small.Thresholds);
        Assert.Null(s_small.Search);
        Assert.Equal(8, All(s_small).Count());
    }

    [Fact]
    public void Leak_OfTheWholeReport_SetsBothWaysBesideEachOther()
    {
        Assert.Equal(
            "Our patterns name 95.0 % of fragments when they know the rest of their pieces, 85.0 % when they do not",
            s_whole.Leak!.Finding);
        var rows = ((IntervalChart)s_whole.Leak.Model).Rows;
        Assert.Equal(
            ["LSTM, its way", "CNN, its way", "Ours, its way", "CNN, by works", "Ours, by works"],
            rows.Select(row => row.Label.Text));
    }

    [Fact]
    public void Thresholds_FromManyComposersToFew_TellTheWay()
    {
        Assert.Equal(
            "By works, the study's dense layers name 30.0 % of fragments by 90 composers, and 60.0 % of those by 4",
            s_whole.Thresholds!.Finding);
        Assert.Equal(
            ["0.1 %, its way", "0.1 %, by works", "10 %, by works"],
            ((IntervalChart)s_whole.Thresholds.Model).Rows.Select(row => row.Label.Text));
    }

    [Fact]
    public void Confusions_NameTheWorstMistake()
    {
        Assert.Equal("Beethoven is taken for Mozart in 2 of 10 pieces", s_small.FourConfusion.Finding);
        Assert.Equal("CPE Bach is taken for Bach in 5 of 10 pieces", s_small.ManyConfusion.Finding);
        var right = SmallReport.Make() with
        {
            FourConfusion = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]],
        };
        Assert.Equal("No composer is taken for another", new ComposerStudyCharts(right).FourConfusion.Finding);
    }

    [Fact]
    public void ByComposer_IsSorted()
    {
        Assert.Equal(
            ["Bach", "Beethoven", "Chopin", "CPE Bach", "Mozart"],
            ((IntervalChart)s_small.ByComposer.Model).Rows.Select(row => row.Label.Text));
        Assert.Equal(
            "From 50.0 % (Mozart) to 100.0 % (Bach) of a composer's pieces are named", s_small.ByComposer.Finding);
    }

    [Fact]
    public void Confounds_PutTheNotesBetweenTheFileAndBoth()
    {
        Assert.Equal(
            "75.0 % of the four composers' pieces can be named without looking at a single note",
            s_small.FourConfounds.Finding);
        Assert.Equal(
            [("No notes", 0.5), ("Notes only", 0.75), ("Both", 50.0 / 60)],
            s_small.Confounds(5).Select(of => (of.Name, of.Row.Accuracy)));
    }

    [Fact]
    public void Refused_HasTheNumbersBehindTheShares()
    {
        Assert.Equal((13, 20), (s_small.Strangers!.Value.Successes, s_small.Strangers.Value.Total));
        Assert.Equal((3, 60), (s_small.Known!.Value.Successes, s_small.Known.Value.Total));
        Assert.Null(new ComposerStudyCharts(SmallReport.Make() with { Models = [] }).Refused);
    }

    [Fact]
    public void Confusion_OfManyComposers_IsDrawnSmallAndScrolled()
    {
        var labels = Enumerable.Range(0, 25).Select(i => new ChartLabel($"{i}")).ToList();
        var counts = labels.Select(_ => (IReadOnlyList<int>)new int[25]).ToList();

        ConfusionChart many = new(labels, counts, "written by", "named");
        ConfusionChart few = new(labels[..4], [.. counts[..4]], "written by", "named");

        Assert.InRange(many.Height, 500, 900);
        Assert.InRange(many.LeastWidth, 500, 900);
        Assert.Equal(0, few.LeastWidth);
    }

    private static IEnumerable<StudyChart> All(ComposerStudyCharts of) => new[]
    {
        of.Leak, of.Thresholds, of.FourConfusion, of.ManyConfusion, of.ByComposer, of.Reliability, of.FourConfounds,
        of.ManyConfounds, of.Chorales, of.Refused, of.Search,
    }.OfType<StudyChart>();
}
