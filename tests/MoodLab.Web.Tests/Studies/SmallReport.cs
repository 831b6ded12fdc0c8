using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Statistics;

namespace MoodLab.Web.Tests.Studies;

/// <summary>A report of naming composers with small numbers.</summary>
internal static class SmallReport
{
    /// <summary>As it is before the study's own networks were judged.</summary>
    public static ComposerReport Make() => new()
    {
        FourPiece = 0.9,
        FourInterval = Interval(36, 40),
        FourFragment = 0.8,
        ManyPiece = 0.75,
        ManyInterval = Interval(45, 60),
        ManyFragment = 0.6,
        ManyClasses = 5,
        OpenPiece = 0.7,
        StrangersRefused = 0.65,
        KnownRefused = 0.05,
        CalibrationError = 0.025,
        FragmentCalibrationError = 0.035,
        Chorales = [Share("Bach's chorales", 9, 10), Share("other pieces by Bach", 8, 10), Share("the rest", 15, 20)],
        Confounds =
        [
            Row("four-source", 4, "piece", 30, 40), Row("many-source", 5, "piece", 30, 60),
            Row("four-both", 4, "piece", 38, 40), Row("many-both", 5, "piece", 50, 60),
        ],
        ByComposer =
        [
            Share("Bach", 20, 20), Share("Beethoven", 8, 10), Share("CPE_Bach", 5, 10), Share("Chopin", 7, 10),
            Share("Mozart", 5, 10),
        ],
        FourConfusion = [[20, 0, 0, 0], [0, 7, 1, 2], [1, 0, 9, 0], [0, 0, 0, 10]],
        ManyConfusion =
        [
            [20, 0, 0, 0, 0], [0, 8, 0, 1, 1], [5, 0, 5, 0, 0], [1, 2, 0, 7, 0], [0, 4, 0, 1, 5],
        ],
        Reliability =
        [
            new ReliabilityBin(0.4, 0.5, 10, 0.46, 0.5, Interval(5, 10)),
            new ReliabilityBin(0.9, 1, 50, 0.95, 0.96, Interval(48, 50)),
        ],
        Leaky = [],
        Study = [],
        Search = [],
        Models =
        [
            Row("four", 4, "piece", 36, 40), Row("four", 4, "fragment", 160, 200), Row("many", 5, "piece", 45, 60),
            Row("many", 5, "fragment", 180, 300), Row("many", 6, "piece", 56, 80, "and none of these"),
        ],
    };

    /// <summary>As it is with all networks and the search.</summary>
    public static ComposerReport MakeWhole() => Make() with
    {
        Leaky =
        [
            Row("lstm-neighbours", 4, "piece", 185, 200), Row("cnn-fragments", 4, "fragment", 160, 200),
            Row("all-0.1-fragments", 90, "fragment", 400, 1000), Row("four-fragments-random", 4, "fragment", 190, 200),
        ],
        Study =
        [
            Row("cnn-works", 4, "fragment", 130, 200), Row("cnn-works", 4, "piece", 28, 40),
            Row("all-0.1-works", 90, "fragment", 300, 1000), Row("all-0.1-works", 90, "piece", 35, 100),
            Row("all-10-works", 4, "fragment", 600, 1000), Row("four-fragments-works", 4, "fragment", 170, 200),
        ],
        Search =
        [
            new SearchRow("Adam Glorot dropout 0.5 epochs 10 batch 32", [0.7, 0.75, 0.71], 0.72),
            new SearchRow("Sgd Glorot dropout 0.2 epochs 10 batch 64", [0.3, 0.35, 0.31], 0.32),
        ],
    };

    public static StudyRow Row(
        string name, int classes, string unit, int right, int n, string protocol = "five folds by works") =>
        new(name, protocol, unit, classes, n, (double)right / n, Interval(right, n), 0.5, 0.5, 0.02);

    private static ComposerShareOf Share(string name, int right, int pieces) =>
        new(name, pieces, right, Interval(right, pieces));

    private static double[] Interval(int right, int n)
    {
        var interval = new Proportion(right, n).Wilson;
        return [interval.Low, interval.High];
    }
}
