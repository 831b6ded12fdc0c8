using MoodLab.Lab.Corpora;
using MoodLab.Web.Charts;

namespace MoodLab.Web.Corpora;

/// <summary>The charts of a corpus, as the study drew them, and what they show in a sentence.</summary>
internal sealed class CorpusCharts
{
    /// <summary>How many rows a chart has unless all are wanted.</summary>
    public const int FewRows = 20;

    // More colours than these are not told apart.
    private const int MostSeries = 4;

    // A class' median says something from so many pieces on.
    private const int Several = 5;

    private static readonly string[] s_boxColumns =
        ["composer", "pieces", "least", "25 %", "median", "75 %", "most", "outliers"];

    private readonly CorpusFigures _figures;
    private readonly IReadOnlyList<CorpusFile> _files;
    private readonly bool _hasAllRows;

    private CorpusCharts(CorpusFigures figures, IReadOnlyList<CorpusFile> files, bool hasAllRows) =>
        (_figures, _files, _hasAllRows) = (figures, files, hasAllRows);

    /// <summary>Draws the charts.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="files">The files that they sum up.</param>
    /// <param name="hasAllRows">Whether charts have all their rows.</param>
    /// <returns>The charts from top to bottom; those without anything to show are left out.</returns>
    public static IReadOnlyList<CorpusChart> Of(
        CorpusFigures figures, IReadOnlyList<CorpusFile> files, bool hasAllRows)
    {
        CorpusCharts charts = new(figures, files, hasAllRows);
        CorpusChart?[] all =
        [
            charts.Boxes(
                "length", CorpusMeasure.Length, of => of.Length, file => file.Length,
                new ChartAxis("length in seconds", From: 0, Digits: 0), "seconds"),
            charts.Boxes(
                "notes", CorpusMeasure.Notes, of => of.Notes, file => file.Notes,
                new ChartAxis("notes in a piece", From: 0, Digits: 0), "notes"),
            charts.Tempi(),
            charts.Together("onsets", CorpusMeasure.Onsets, of => of.Onsets, "start together", "times"),
            charts.Together(
                "sounding", CorpusMeasure.Sounding, of => of.Quarters, "sound at once", "quarter notes of time"),
            charts.Signatures(
                "times", CorpusMeasure.TimeSignature, figures.TimeSignatures, "time signature"),
            charts.Signatures("keys", CorpusMeasure.KeySignature, figures.KeySignatures, "key signature"),
            charts.Balance(),
        ];
        return [.. all.OfType<CorpusChart>()];
    }

    private CorpusChart? Balance()
    {
        if (_figures.Pieces == 0)
        {
            return null;
        }

        var shown = Shown(_figures.Classes);
        CorpusRow[] rows =
        [
            .. shown.Select(of => new CorpusRow(
                CorpusText.Class(of.Name),
                [CorpusText.Number(of.Files), CorpusText.Number(of.Pieces), CorpusText.Percent(of.Share)],
                new CorpusMark(CorpusMeasure.Pieces, of.Name),
                $"All pieces of {CorpusText.Class(of.Name)}")),
        ];
        var (balance, largest) = (_figures.Balance, _figures.Classes[0]);
        var singles = balance.Singles == 0 ? string.Empty
            : $"; {balance.Singles} of {CorpusText.Count(balance.Classes, "composer")} "
                + (balance.Singles == 1 ? "has one piece only" : "have one piece each");
        return new CorpusChart(
            "balance",
            balance.Classes == 1
                ? $"All {CorpusText.Count(_figures.Pieces, "piece")} are of {CorpusText.Class(largest.Name)}"
                : $"{CorpusText.Class(largest.Name)} has {CorpusText.Percent(largest.Share)} of "
                    + $"{CorpusText.Count(_figures.Pieces, "piece")}{singles}",
            new BarChart(
                [.. rows.Select(row => new ChartLabel(row.Name))],
                [new BarSeries(new ChartLabel("pieces"), [.. shown.Select(of => (double)of.Pieces)])],
                new ChartAxis("pieces", From: 0, Digits: 0)),
            ["composer", "files", "pieces", "share"],
            rows,
            _figures.Classes.Count - shown.Count,
            pressed => rows.ElementAtOrDefault(pressed.Index));
    }

    private CorpusChart? Boxes(
        string key,
        CorpusMeasure measure,
        Func<ClassFigures, BoxPlot?> box,
        Func<CorpusFile, double> value,
        ChartAxis axis,
        string unit)
    {
        var with = _figures.Classes.Where(of => box(of) is not null).ToList();
        if (with.Count == 0)
        {
            return null;
        }

        var shown = Shown(with);
        CorpusRow[] rows =
        [
            .. shown.Select(of => (of.Name, Box: box(of)!)).Select(of => new CorpusRow(
                CorpusText.Class(of.Name),
                [
                    CorpusText.Number(of.Box.Count),
                    .. new[]
                    {
                        of.Box.Minimum, of.Box.LowerQuartile, of.Box.Median, of.Box.UpperQuartile, of.Box.Maximum,
                    }.Select(number => CorpusText.Number(number)),
                    CorpusText.Number(of.Box.Outliers),
                ],
                new CorpusMark(measure, of.Name),
                $"Pieces of {CorpusText.Class(of.Name)}")),
        ];
        var outside = shown.Select(of => Outside(of, box(of)!, value)).ToList();
        var dots = outside.SelectMany(files => files).ToList();
        return new CorpusChart(
            key,
            Finding(shown, box, unit),
            new BoxChart(
                [
                    .. shown.Zip(outside, (of, beyond) => Row(of, box(of)!, beyond.Select(value))),
                ],
                axis),
            s_boxColumns,
            rows,
            with.Count - shown.Count,
            pressed => pressed.Series == "outliers"
                ? dots.ElementAtOrDefault(pressed.Index) is { } dot
                    ? new CorpusRow(
                        CorpusText.Piece(dot.Path), [],
                        new CorpusMark(measure, dot.Class ?? string.Empty, value(dot), value(dot)),
                        $"An outlier of {CorpusText.Class(dot.Class)}: {CorpusText.Number(value(dot))} {unit}")
                    : null
                : rows.ElementAtOrDefault(pressed.Index));
    }

    private static BoxRow Row(ClassFigures of, BoxPlot box, IEnumerable<double> outside) => new(
        new ChartLabel(CorpusText.Class(of.Name)), box.Count, box.LowWhisker, box.LowerQuartile, box.Median,
        box.UpperQuartile, box.HighWhisker, [.. outside]);

    // Where values are clipped, what is still beyond the whiskers lies at the fence: its dots would hide it.
    private List<CorpusFile> Outside(ClassFigures of, BoxPlot box, Func<CorpusFile, double> value) =>
        _figures.IsClipped || box.Outliers == 0
            ? []
            : [
                .. _files.Where(file => file.IsPiece && (file.Class ?? string.Empty) == of.Name
                    && (value(file) < box.LowWhisker || value(file) > box.HighWhisker)),
            ];

    private static string Finding(List<ClassFigures> shown, Func<ClassFigures, BoxPlot?> box, string unit)
    {
        var several = shown.Where(of => of.Pieces >= Several).ToList();
        var told = (several.Count > 0 ? several : shown).OrderBy(of => box(of)!.Median).ToList();
        var (least, most) = (told[0], told[^1]);
        string Median(ClassFigures of) => $"{CorpusText.Number(box(of)!.Median)} {unit}";
        return told.Count == 1
            ? $"In the middle, a piece of {CorpusText.Class(least.Name)} has {Median(least)}"
            : $"In the middle, a piece has from {Median(least)} ({CorpusText.Class(least.Name)}) to "
                + $"{Median(most)} ({CorpusText.Class(most.Name)})";
    }

    private CorpusChart? Tempi()
    {
        if (_figures.TempoChanges.Count == 0)
        {
            return null;
        }

        var bins = _figures.TempoChanges;
        var isOpen = _figures.IsClipped;
        CorpusRow[] rows =
        [
            .. bins.Select((bin, i) => (bin, IsFirst: i == 0, IsLast: i == bins.Count - 1)).Select(of =>
            {
                var last = of.bin.To - 1;
                var name = isOpen && of.IsLast ? $"{of.bin.From} and more"
                    : isOpen && of.IsFirst ? $"up to {last}"
                    : of.bin.From == last ? $"{last}" : $"{of.bin.From} to {last}";
                return new CorpusRow(
                    name,
                    [CorpusText.Number(of.bin.Changes)],
                    new CorpusMark(
                        CorpusMeasure.TempoChange, null, isOpen && of.IsFirst ? null : of.bin.From,
                        isOpen && of.IsLast ? null : last),
                    $"Pieces that set a tempo of {name} quarter notes a minute");
            }),
        ];
        var common = bins.MaxBy(bin => bin.Changes)!;
        return new CorpusChart(
            "tempi",
            $"The most tempi, {CorpusText.Percent(common.Changes / (double)bins.Sum(bin => bin.Changes))} of "
                + $"{CorpusText.Number(bins.Sum(bin => bin.Changes))}, lie from {common.From} to {common.To - 1} "
                + "quarter notes a minute",
            new HistogramChart(
                [.. bins.Zip(rows, (bin, row) => new HistogramBin(bin.From, bin.To, bin.Changes, row.Name))],
                new ChartAxis("quarter notes a minute", Digits: 0),
                new ChartAxis("tempi set", From: 0, Digits: 0)),
            ["quarter notes a minute", "tempi set"],
            rows,
            0,
            pressed => rows.ElementAtOrDefault(pressed.Index));
    }

    private CorpusChart? Together(
        string key, CorpusMeasure measure, Func<PolyphonyCount, double> count, string what, string unit)
    {
        var counts = _figures.Polyphony.Where(of => count(of) > 0).ToList();
        if (counts.Count == 0)
        {
            return null;
        }

        var all = counts.Sum(count);
        CorpusRow[] rows =
        [
            .. counts.Select(of => new CorpusRow(
                CorpusText.Number(of.Notes),
                [CorpusText.Number(count(of)), CorpusText.Percent(count(of) / all)],
                new CorpusMark(measure, null, of.Notes, of.Notes),
                $"Pieces in which {CorpusText.Count(of.Notes, "note")} {what}")),
        ];
        var single = count(counts[0]) / all;
        return new CorpusChart(
            key,
            counts[0].Notes == 1
                ? $"{CorpusText.Percent(single)} of the {(measure == CorpusMeasure.Onsets ? "starts" : "time")} "
                    + $"has one note; at most {counts[^1].Notes} {what}"
                : $"At most {counts[^1].Notes} notes {what}",
            new HistogramChart(
                [
                    .. counts.Zip(rows, (of, row) => new HistogramBin(
                        of.Notes - 0.5, of.Notes + 0.5, count(of), CorpusText.Count(of.Notes, "note"))),
                ],
                new ChartAxis($"notes that {what}", From: 0.5, Digits: 0),
                new ChartAxis(unit, From: 0, Digits: 0)),
            ["notes", unit, "share"],
            rows,
            0,
            pressed => rows.ElementAtOrDefault(pressed.Index));
    }

    private CorpusChart? Signatures(
        string key, CorpusMeasure measure, IReadOnlyList<SignatureCount> counts, string what)
    {
        if (counts.Count == 0)
        {
            return null;
        }

        var names = _figures.Classes.Where(of => of.Pieces > 0).Select(of => of.Name).ToList();
        var series = names.Count <= MostSeries ? names : [];
        var groups = counts.GroupBy(of => of.Signature).ToList();
        var shown = Shown(groups);
        CorpusRow[] rows =
        [
            .. shown.Select(group => new CorpusRow(
                group.Key,
                [
                    CorpusText.Number(group.Sum(of => of.Pieces)),
                    CorpusText.Number(group.Sum(of => of.Times)),
                    string.Join(", ", group.Take(MostSeries).Select(
                        of => $"{CorpusText.Class(of.Class)} {CorpusText.Number(of.Pieces)}"))
                        + (group.Count() > MostSeries ? ", …" : string.Empty),
                ],
                new CorpusMark(measure, Signature: group.Key),
                $"Pieces that set the {what} {group.Key}")),
        ];
        BarSeries[] bars = series.Count == 0
            ? [new BarSeries(
                new ChartLabel("pieces"), [.. shown.Select(group => (double)group.Sum(of => of.Pieces))])]
            :
            [
                .. series.Select(name => new BarSeries(
                    new ChartLabel(CorpusText.Class(name)),
                    [.. shown.Select(group => (double)group.Where(of => of.Class == name).Sum(of => of.Pieces))])),
            ];
        var share = groups[0].Sum(of => of.Pieces) / (double)_figures.Pieces;
        return new CorpusChart(
            key,
            $"{CorpusText.Percent(share)} of the pieces set the {what} {groups[0].Key}",
            new BarChart(
                [.. rows.Select(row => new ChartLabel(row.Name))], bars, new ChartAxis("pieces", From: 0, Digits: 0)),
            [what, "pieces", "times", "by composer"],
            rows,
            groups.Count - shown.Count,
            pressed => rows.ElementAtOrDefault(pressed.Index) is not { } row ? null
                : SeriesOf(pressed) is { } place && place < series.Count
                    ? row with
                    {
                        Mark = row.Mark with { Class = series[place] },
                        What = $"{row.What}: {CorpusText.Class(series[place])}",
                    }
                    : row);
    }

    private static int? SeriesOf(PressedMark pressed) =>
        pressed.Series.StartsWith("bars-", StringComparison.Ordinal)
            && int.TryParse(pressed.Series.AsSpan("bars-".Length), out var place)
            ? place
            : null;

    private List<T> Shown<T>(IReadOnlyList<T> rows) => [.. _hasAllRows ? rows : rows.Take(FewRows)];
}
