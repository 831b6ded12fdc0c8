using System.Globalization;
using System.Text;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.ControlStudy;

/// <summary>The study of mood control as Markdown.</summary>
internal static class ControlTables
{
    public const string Baseline = "corpus, training pieces";
    public const string Corpus = "corpus, validation pieces";

    private static readonly Mood[] s_moods = Enum.GetValues<Mood>();

    public static string Draw(MoodEvaluation evaluation, IReadOnlyList<ControlScore> arms)
    {
        StringBuilder text = new();
        Paragraph(
            text,
            """
            # Mood control, measured

            Written by `evaluate mood --data VGMIDI --report docs/studies/mood/control`; every number is in
            [control.csv](control.csv).

            The judge looks at counts in the score alone (tempo, density, loudness, register, mode …) and shares
            nothing with what composes but the labels of the training pieces. Intervals are Wilson's, of 95 %.
            """);
        AddClassifiers(text, evaluation);
        AddShares(text, arms);
        Paragraph(text, $"![Share of pieces as intended]({ControlReport.SharePlot})");
        AddStrength(text, evaluation);
        AddConfusions(text, arms);
        AddQuality(text, evaluation, arms);
        return text.ToString();
    }

    private static void AddClassifiers(StringBuilder text, MoodEvaluation evaluation)
    {
        Paragraph(text, "## Who judges");
        Row(text, "", "looks at", "folds", "test", "test, valence", "test, arousal");
        Row(text, "---", "---", "---", "---", "---", "---");
        Add("judge", evaluation.Judge);
        Add("probe", evaluation.Probe);
        text.Append('\n');
        Paragraph(
            text,
            $"""
            Chance is 25 %, for valence and arousal 50 %; always naming the most frequent mood of the test pieces
            reaches {Percent(evaluation.Judge?.TestMajority)}. One listener agrees with the median of the others in
            {string.Join(" and ", evaluation.HumanCeiling.Select(share => Percent(share)))} of the pieces (the corpus's
            two parts). No classifier chose its penalty by the test pieces; the folds chose it, and are a little
            hopeful.
            """);

        void Add(string name, ClassifierScore? score)
        {
            if (score is not null)
            {
                Row(
                    text, name, score.Features == FeatureSet.Score ? "scores" : "states of the language model",
                    Percent(score.CvAccuracy, score.CvInterval), Percent(score.TestAccuracy, score.TestInterval),
                    Percent(score.TestValence), Percent(score.TestArousal));
            }
        }
    }

    private static void AddShares(StringBuilder text, IReadOnlyList<ControlScore> arms)
    {
        Paragraph(text, "## Pieces judged as intended");
        Row(
            text,
            [
                "arm", "pieces", "as intended", .. s_moods.Select(mood => mood.Name()), "mean probability", "valence",
                "arousal", "under 10 s",
            ]);
        Row(text, [.. Enumerable.Repeat("---", 6 + s_moods.Length + 1)]);
        foreach (var arm in arms)
        {
            Row(
                text,
                [
                    arm.Arm, Whole(arm.Pieces), Percent(arm.Share, arm.Interval),
                    .. s_moods.Select(mood => Percent(arm.ByMood[mood.Name()])), Number(arm.MeanProbability),
                    Percent(arm.Valence.Share), Percent(arm.Arousal.Share), Percent(arm.EarlyDeaths.Share),
                ]);
        }

        var ranked = arms.FirstOrDefault(arm => arm.Candidates > 1);
        text.Append('\n');
        Paragraph(
            text,
            $"""
            The number behind an arm's name is its strength, `memory` that its pieces follow their own past. The pieces
            of `none` were composed without a mood: counted against each mood in turn they reach 25 % whatever is heard
            in them, and its columns by mood say how often each is heard.{(ranked is null ? "" : "\n" + Ranking(ranked))}
            """);
    }

    private static string Ranking(ControlScore arm) => string.Create(
        CultureInfo.InvariantCulture,
        $"`{arm.Arm}` keeps of {arm.Candidates} guided pieces the one in which the probe, not the judge, hears the\n"
        + $"mood most.");

    private static void AddStrength(StringBuilder text, MoodEvaluation evaluation)
    {
        if (evaluation.StrengthDial is { } dial)
        {
            var upTo = dial.MonotoneUpTo.ToString(CultureInfo.InvariantCulture);
            Paragraph(
                text,
                $"""
                ![Share by strength]({ControlReport.StrengthPlot})

                Up to the strength {upTo} more strength never means fewer pieces as
                intended{(dial.IsMonotone ? ", over the whole dial." : "; beyond, it does.")}
                """);
        }
    }

    private static void AddConfusions(StringBuilder text, IReadOnlyList<ControlScore> arms)
    {
        Paragraph(text, "## What is heard instead");
        Row(text, ["arm", "intended", .. s_moods.Select(mood => $"heard {mood.Name()}")]);
        Row(text, [.. Enumerable.Repeat("---", 2 + s_moods.Length)]);
        foreach (var arm in arms)
        {
            // Without a mood all rows are the same.
            foreach (var mood in arm.Strength == 0 ? s_moods[..1] : s_moods)
            {
                Row(
                    text,
                    [
                        arm.Arm, arm.Strength == 0 ? "nothing" : mood.Name(),
                        .. arm.Confusion[(int)mood].Select(Whole),
                    ]);
            }
        }

        text.Append('\n');
    }

    private static void AddQuality(StringBuilder text, MoodEvaluation evaluation, IReadOnlyList<ControlScore> arms)
    {
        Paragraph(text, "## What it costs");
        Row(
            text, "", "overlap", "divergence", "own overlap", "repeated bars", "notes a second", "pitches",
            "90 % of the notes", "scale consistency", "groove consistency", "polyphony");
        Row(text, [.. Enumerable.Repeat("---", 11)]);
        AddRow(Corpus, evaluation.CorpusQuality);
        AddRow(Baseline, evaluation.BaselineQuality);
        foreach (var arm in arms)
        {
            AddRow(arm.Arm, arm.Quality);
        }

        text.Append('\n');
        Paragraph(
            text,
            """
            Overlap and divergence are means over MusPy's and mgeval's features: how the distances between a set's
            pieces and the corpus's validation pieces compare with those among the latter; a set like the corpus comes
            near the row of the training pieces. "Own overlap" takes the distances within the set instead and falls where its
            pieces are all alike. A bar is repeated where the same pitches began at the same places in an earlier bar of
            the piece. All pieces, the corpus's too, are taken as words can say them and cut to the same length.
            """);

        void AddRow(string name, QualityScore? quality)
        {
            if (quality is not null)
            {
                Row(
                    text, name, Number(quality.MeanOverlap), Number(quality.MeanDivergence),
                    Number(quality.MeanOwnOverlap), Percent(quality.Repetition), Number(quality.NotesPerSecond),
                    $"{quality.Lowest} to {quality.Highest}", $"{quality.Low} to {quality.High}",
                    Number(quality.Metrics["scale consistency"]), Number(quality.Metrics["groove consistency"]),
                    Number(quality.Metrics["polyphony"]));
            }
        }
    }

    private static void Row(StringBuilder text, params IReadOnlyList<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Paragraph(StringBuilder text, string paragraph) =>
        text.Append(paragraph.ReplaceLineEndings("\n")).Append("\n\n");

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string Percent(double? share) =>
        share is { } known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} %") : "";

    private static string Percent(double share, IReadOnlyList<double> interval) => string.Create(
        CultureInfo.InvariantCulture, $"{100 * share:0.0} % [{100 * interval[0]:0.0}, {100 * interval[1]:0.0}]");
}
