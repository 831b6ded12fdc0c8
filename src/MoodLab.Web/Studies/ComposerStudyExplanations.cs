using System.Globalization;
using MoodLab.Learning.Identifying.Evaluation;
using MoodLab.Statistics;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Corpora;
using MoodLab.Web.Surveys.Results;

namespace MoodLab.Web.Studies;

/// <summary>Explains the numbers of the study of composers.</summary>
internal static class ComposerStudyExplanations
{
    private const string WilsonSource =
        "Interval: Wilson, Probable inference, the law of succession, and statistical inference, 1927.";

    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    public static Explanation Pieces(StudyRow? row) => new(
        "Pieces named right",
        "The share of pieces of which the likeliest composer is the one who wrote them. Pieces are dealt to five parts "
        + "so that a work and its other versions stay together; each part is judged by a model that learnt from the "
        + "other four.",
        "pieces named right / all pieces; interval by Wilson at 95 %",
        WilsonSource,
        row is null
            ? "The report says only the share."
            : $"{ResultText.Percent(row.Accuracy)} of {ComposerStudyText.Count(row)}, "
            + $"{ResultText.Percents(row.Interval)}. Always naming the most frequent of the {row.Classes} composers "
            + $"would reach {ResultText.Percent(row.Majority)}, guessing {ResultText.Percent(1.0 / row.Classes)}.");

    public static Explanation Calibration(ComposerReport report) => new(
        "Calibration error",
        "How far what the model says of its certainty lies from how often it is right.",
        "the mean over all pieces of |share right − mean confidence| within ten classes of confidence",
        "Naeini, Cooper and Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015.",
        $"By piece {ResultText.Percent(report.CalibrationError)}, by fragment of 15 seconds "
        + $"{ResultText.Percent(report.FragmentCalibrationError)}, with all composers and “none of these”. 0 is "
        + "perfect.");

    public static Explanation Leak() => new(
        "The study's way and the honest way",
        "The study judged its networks by fragments, or by files, drawn at random. The rest of the same piece, its "
        + "copies in other keys or its neighbours in the folder were then among what they had learnt from: a network "
        + "can know the piece again without knowing its composer. By works, no version of a piece is on both sides.",
        "macro F1: the mean over composers of 2 · precision · recall / (precision + recall). A piece is given to the "
        + "composer with the highest mean probability over its fragments.",
        WilsonSource,
        "The study printed 92.6 % for its LSTM, 80.2 % for its CNN, and 98 % for the CNN after its search, which was "
        + "then scored on pieces that it had learnt from. Intervals of fragments are too narrow: those of a piece are "
        + "alike.");

    public static Explanation AllComposers() => new(
        "All composers",
        "The dense layers of the study's CNN, told how loud each pitch is, with all composers who have more than a "
        + "certain share of all fragments. The study's own figure for all of them is 42.9 % of fragments.",
        "pieces or fragments named right / all of them; by works only the first of the five parts is judged",
        WilsonSource,
        "The fewer composers are left, the easier it is; read each row beside its majority.");

    public static Explanation Confusion() => new(
        "Who is taken for whom",
        "Each row has the pieces of one composer, each column the name that they were given. What is right lies on the "
        + "diagonal.",
        "pieces of the row that were given the column's name; the tint is their share of the row",
        null,
        "Every piece was judged by a model that had met no version of it. “None of these” was no answer here.");

    public static Explanation ByComposer() => new(
        "By composer",
        "How many of each composer's pieces are named right, when one of the composers must be named.",
        "pieces named right / the composer's pieces; interval by Wilson at 95 %",
        WilsonSource,
        "Composers with few pieces have wide intervals, and the model has learnt little of them.");

    public static Explanation Reliability() => new(
        "Confidence and what is right",
        "Pieces that were named with about the same confidence, and how often the name was right. On the dashed line, "
        + "the model is right as often as it is sure.",
        "for each tenth of confidence: mean confidence, share right; interval by Wilson at 95 %",
        WilsonSource,
        "Below the line the model is too sure of itself, above it too careful. “None of these” counts as a name.");

    public static Explanation Confounds() => new(
        "What is told without a note",
        "The files of one composer often come from one hand: the same program, the same instruments, the same tempi. A "
        + "model that sees only tracks, instruments, velocities and tempi, and no note, shows how much of a name is "
        + "the file's and not the music's.",
        "the same model and the same five parts, given other features",
        WilsonSource,
        "The model that is used sees notes only, so that none of this helps it. Where both together do better, the "
        + "difference is the file's.");

    public static Explanation Chorales(ComposerReport report) => new(
        "Chorales and the rest",
        "Bach's chorales are many, short and alike. If the model knew nothing else, the rest of Bach would fall "
        + "behind.",
        "pieces named right / pieces, among four composers; interval by Wilson at 95 %",
        WilsonSource,
        string.Join(" ", report.Chorales.Select(
            of => string.Create(s_culture, $"{Title(of.Name)}: {of.Right} of {CorpusText.Number(of.Pieces)}."))));

    public static Explanation Refused(Proportion strangers, Proportion known) => new(
        "None of these",
        "What the model says of composers whom it does not know. No piece of the stranger was among what it had learnt "
        + "from.",
        "pieces called “none of these” / pieces; interval by Wilson at 95 %",
        WilsonSource,
        $"Strangers: {CorpusText.Number(strangers.Successes)} of {CorpusText.Count(strangers.Total, "piece")} were "
        + $"refused; the more the better. Known: {CorpusText.Number(known.Successes)} of "
        + $"{CorpusText.Count(known.Total, "piece")}; the fewer the better.");

    public static Explanation Search() => new(
        "Random search",
        "The study's search for the best way to train its CNN: plans drawn from a grid, each judged in folds of "
        + "fragments.",
        "the mean over folds of the share of fragments named right; the whiskers reach from the worst fold to the best",
        "Bergstra and Bengio, Random search for hyper-parameter optimization, 2012.",
        "Fragments of a piece lie on both sides, so this compares plans, and does not say how well a new piece is "
        + "named.");

    private static string Title(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
