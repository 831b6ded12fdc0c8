using System.Globalization;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Statistics;
using MoodLab.Web.Charts;
using MoodLab.Web.Corpora;
using MoodLab.Web.Surveys.Results;

namespace MoodLab.Web.Studies;

/// <summary>The charts of the study of composers, made once for a report, and what they show in a sentence.</summary>
public sealed class ComposerStudyCharts
{
    private const string Piece = "piece";
    private const string Percent = "%";
    private const string Right = "named right";

    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    private readonly ComposerReport _report;

    /// <summary>Makes the charts.</summary>
    /// <param name="report">What was measured.</param>
    public ComposerStudyCharts(ComposerReport report)
    {
        _report = report;
        Four = report.Models.FirstOrDefault(row => row.Classes == ComposerArm.Four.Count && row.Unit == Piece);
        Many = report.Models.FirstOrDefault(row => row.Classes == report.ManyClasses && row.Unit == Piece);
        Ways = [.. report.Leaky.Concat(report.Study).Where(row => !ComposerStudyText.IsOfAll(row))];
        AllComposers = [.. report.Leaky.Concat(report.Study).Where(ComposerStudyText.IsOfAll)];
        (Strangers, Known) = Refusals();
        Leak = Ways.Count == 0 ? null : MakeLeak();
        Thresholds = AllComposers.Count == 0 ? null : MakeThresholds();
        FourConfusion = Confusion(ComposerArm.Four, report.FourConfusion);
        ManyConfusion = Confusion([.. report.ByComposer.Select(of => of.Name)], report.ManyConfusion);
        Composers = [.. report.ByComposer.OrderByDescending(of => (double)of.Right / of.Pieces)];
        ByComposer = MakeByComposer();
        Reliability = MakeReliability();
        FourConfounds = Confound(ComposerArm.Four.Count, Four);
        ManyConfounds = Confound(report.ManyClasses, Many);
        Chorales = MakeChorales();
        Refused = MakeRefused();
        Search = report.Search.Count == 0 ? null : MakeSearch();
    }

    /// <summary>Gets our model's row of the four composers' pieces; null where there is none.</summary>
    public StudyRow? Four { get; }

    /// <summary>Gets our model's row of the many composers' pieces; null where there is none.</summary>
    public StudyRow? Many { get; }

    /// <summary>Gets the study's models of four composers: first its way, then by works.</summary>
    public IReadOnlyList<StudyRow> Ways { get; }

    /// <summary>Gets its models of all composers with a least share of the corpus.</summary>
    public IReadOnlyList<StudyRow> AllComposers { get; }

    /// <summary>Gets how each composer does, the best known first.</summary>
    public IReadOnlyList<ComposerShareOf> Composers { get; }

    /// <summary>Gets how many strangers' pieces are refused; null where it is not known.</summary>
    public Proportion? Strangers { get; }

    /// <summary>Gets how many known composers' pieces are refused; null where it is not known.</summary>
    public Proportion? Known { get; }

    /// <summary>Gets the study's way beside the honest way; null where neither was measured.</summary>
    public StudyChart? Leak { get; }

    /// <summary>Gets the same with all composers; null where it was not measured.</summary>
    public StudyChart? Thresholds { get; }

    /// <summary>Gets what was taken for what among four.</summary>
    public StudyChart FourConfusion { get; }

    /// <summary>Gets what was taken for what among many.</summary>
    public StudyChart ManyConfusion { get; }

    /// <summary>Gets how each composer does.</summary>
    public StudyChart ByComposer { get; }

    /// <summary>Gets how often a confidence is right.</summary>
    public StudyChart Reliability { get; }

    /// <summary>Gets what can be told of four composers without the notes.</summary>
    public StudyChart FourConfounds { get; }

    /// <summary>Gets what can be told of many composers without the notes.</summary>
    public StudyChart ManyConfounds { get; }

    /// <summary>Gets chorales beside the rest.</summary>
    public StudyChart Chorales { get; }

    /// <summary>Gets who is refused.</summary>
    public StudyChart? Refused { get; }

    /// <summary>Gets what the study's search came to; null where it was not made.</summary>
    public StudyChart? Search { get; }

    /// <summary>What can be told without the notes, from the notes alone, and from both.</summary>
    /// <param name="classes">Of how many composers.</param>
    public IEnumerable<(string Name, StudyRow Row)> Confounds(int classes)
    {
        var own = classes == ComposerArm.Four.Count ? Four : Many;
        var others = _report.Confounds.Where(row => row.Classes == classes)
            .Select(row => (ComposerStudyText.Name(row), row)).ToList();
        return [.. others.Take(1), .. own is null ? [] : new[] { ("Notes only", own) }, .. others.Skip(1)];
    }

    private static ChartAxis Axis(string title) => new(title, From: 0, To: 100, Percent);

    private static IntervalRow Row(string name, double share, IReadOnlyList<double> interval) =>
        new(new ChartLabel(name), 100 * share, 100 * interval[0], 100 * interval[1]);

    private static IntervalRow Row(string name, StudyRow row) => Row(name, row.Accuracy, row.Interval);

    private static IntervalRow Row(ComposerShareOf of) =>
        Row(CorpusText.Class(of.Name), (double)of.Right / of.Pieces, of.Interval);

    private static ReferenceLine Majority(StudyRow row) => new("always the most frequent", 100 * row.Majority);

    private static string Share(ComposerShareOf of) => ResultText.Percent((double)of.Right / of.Pieces);

    // Only shares stand in the report; the rows say of how many pieces.
    private (Proportion? Strangers, Proportion? Known) Refusals()
    {
        var open = _report.Models.FirstOrDefault(row => row.Classes == _report.ManyClasses + 1 && row.Unit == Piece);
        if (open is null || Many is null)
        {
            return (null, null);
        }

        static Proportion Of(double share, int pieces) => new((int)Math.Round(share * pieces), pieces);
        return (Of(_report.StrangersRefused, open.N - Many.N), Of(_report.KnownRefused, Many.N));
    }

    // Whatever reads fragments is compared by fragments: of a random division there are no whole pieces.
    private StudyChart MakeLeak()
    {
        var shown = Ways.Where(row => row.Unit != Piece || Ways.All(other => other.Name != row.Name || other == row));
        var leaky = _report.Leaky.FirstOrDefault(row => row.Name == "four-fragments-random");
        var honest = _report.Study.FirstOrDefault(row => row.Name == "four-fragments-works");
        return new StudyChart(
            leaky is null || honest is null
                ? "The study's models, as far as they were measured"
                : $"Our patterns name {ResultText.Percent(leaky.Accuracy)} of fragments when they know the rest of "
                    + $"their pieces, {ResultText.Percent(honest.Accuracy)} when they do not",
            new IntervalChart(
                [.. shown.Select(row => Row(ComposerStudyText.Name(row), row))],
                Axis($"fragments (LSTM: pieces) {Right}"),
                []));
    }

    private StudyChart MakeThresholds()
    {
        var shown = AllComposers.Where(row => row.Unit != Piece)
            .OrderByDescending(row => row.Classes).ThenBy(row => row.Name, StringComparer.Ordinal).ToList();
        var told = shown.Where(row => _report.Study.Contains(row)).ToList();
        return new StudyChart(
            told.Count < 2
                ? "The study's dense layers with all composers, as far as they were measured"
                : $"By works, the study's dense layers name {ResultText.Percent(told[0].Accuracy)} of fragments by "
                    + $"{told[0].Classes} composers, and {ResultText.Percent(told[^1].Accuracy)} of those by "
                    + $"{told[^1].Classes}",
            new IntervalChart(
                [.. shown.Select(row => Row(ComposerStudyText.Name(row), row))], Axis($"fragments {Right}"), []));
    }

    private static StudyChart Confusion(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var (row, column) = Enumerable.Range(0, names.Count)
            .SelectMany(i => Enumerable.Range(0, names.Count).Where(j => j != i).Select(j => (Row: i, Column: j)))
            .MaxBy(at => (double)counts[at.Row][at.Column] / Math.Max(1, counts[at.Row].Sum()));
        return new StudyChart(
            counts[row][column] == 0
                ? "No composer is taken for another"
                : $"{CorpusText.Class(names[row])} is taken for {CorpusText.Class(names[column])} in "
                    + $"{counts[row][column]} of {CorpusText.Count(counts[row].Sum(), Piece)}",
            new ConfusionChart(
                [.. names.Select(name => new ChartLabel(CorpusText.Class(name)))], counts, "written by", "named"));
    }

    private StudyChart MakeByComposer() => new(
        Composers.Count == 0
            ? "No composer was judged"
            : $"From {Share(Composers[^1])} ({CorpusText.Class(Composers[^1].Name)}) to {Share(Composers[0])} "
                + $"({CorpusText.Class(Composers[0].Name)}) of a composer's pieces are named",
        new IntervalChart(
            [.. Composers.Select(Row)],
            Axis($"pieces {Right}"),
            [new ReferenceLine("all together", 100 * _report.ManyPiece)]));

    private StudyChart MakeReliability() => new(
        "How sure it is and how often it is right lie "
            + $"{(100 * _report.CalibrationError).ToString("F1", s_culture)} points apart, on average",
        new LineChart(
            [
                new LineSeries(
                    new ChartLabel("the model"),
                    [
                        .. _report.Reliability.Select(bin => new LinePoint(
                            100 * bin.Confidence, 100 * bin.Right, 100 * bin.Interval[0], 100 * bin.Interval[1])),
                    ]),
                new LineSeries(new ChartLabel("as right as sure"), [new LinePoint(0, 0), new LinePoint(100, 100)]),
            ],
            new ChartAxis("mean confidence", From: 0, To: 100, Percent),
            Axis(Right),
            []));

    private StudyChart Confound(int classes, StudyRow? own)
    {
        var rows = Confounds(classes).ToList();
        var source = _report.Confounds.FirstOrDefault(row => row.Classes == classes);
        var who = classes == ComposerArm.Four.Count ? "the four" : classes.ToString(s_culture);
        return new StudyChart(
            source is null
                ? $"What the notes tell of {who} composers"
                : $"{ResultText.Percent(source.Accuracy)} of {who} composers' pieces can be named without looking at a "
                    + "single note",
            new IntervalChart(
                [.. rows.Select(of => Row(of.Name, of.Row))],
                Axis($"pieces {Right}"),
                own is null ? [] : [Majority(own)]));
    }

    private StudyChart MakeChorales() => new(
        _report.Chorales.Count < 2
            ? "Chorales and other pieces"
            : $"{Share(_report.Chorales[0])} of {_report.Chorales[0].Name} are named, and "
                + $"{Share(_report.Chorales[1])} of {_report.Chorales[1].Name}",
        new IntervalChart([.. _report.Chorales.Select(Row)], Axis($"pieces {Right}"), []));

    private StudyChart? MakeRefused() => Strangers is not { } strangers || Known is not { } known
        ? null
        : new StudyChart(
            $"{ResultText.Percent(strangers.Share)} of strangers' pieces are refused, and "
                + $"{ResultText.Percent(known.Share)} of those by composers whom the model knows",
            new IntervalChart(
                [
                    Row("Strangers", strangers.Share, [strangers.Wilson.Low, strangers.Wilson.High]),
                    Row("Known", known.Share, [known.Wilson.Low, known.Wilson.High]),
                ],
                Axis("pieces called “none of these”"),
                []));

    private StudyChart MakeSearch() => new(
        $"The best of {_report.Search.Count} plans names {ResultText.Percent(_report.Search[0].Mean)} of fragments, "
            + $"the worst {ResultText.Percent(_report.Search[^1].Mean)}",
        new IntervalChart(
            [
                .. _report.Search.Select((row, i) => Row(
                    string.Create(s_culture, $"Plan {i + 1}"), row.Mean, [row.Accuracies.Min(), row.Accuracies.Max()])),
            ],
            Axis($"fragments {Right}, from the worst fold to the best"),
            []));
}
