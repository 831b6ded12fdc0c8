using System.Globalization;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Web.Components.Shared;

namespace MoodLab.Web.Surveys.Results;

/// <summary>Explains the numbers of a survey as a whole.</summary>
internal static class Explanations
{
    private const string HolmSource =
        "Holm, A simple sequentially rejective multiple test procedure, 1979.";

    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    public static Explanation Accuracy(SurveyScore score) => new(
        "Accuracy",
        "The share of answers that name the mood that the piece was made for.",
        "right answers / all answers",
        null,
        score.Mean is null
            ? "There are no answers yet."
            : string.Create(
                s_culture,
                $"{score.Correct} of {score.Answers} answers are right. Guessing among four moods reaches "
                + $"{ResultText.Percent(score.Chance)}."));

    public static Explanation Ceiling(SurveyScore score) => new(
        "Ceiling",
        "The share that no key could have surpassed with these answers.",
        "for each piece the count of its most frequent answer, summed / all answers",
        null,
        $"Had the key been what most listeners heard in each piece, {ResultText.Percent(score.Ceiling)} would be "
        + "right; the rest is disagreement among listeners. It is chosen after the fact, so with few listeners it "
        + "lies too high.");

    public static Explanation Wilson(IReadOnlyList<double> interval) => new(
        "Interval by Wilson",
        "Where the true share may lie if every answer were independent of every other.",
        "(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.96, n answers, p their right share",
        "Wilson, Probable inference, the law of succession, and statistical inference, 1927.",
        $"{ResultText.Percents(interval)} holds for these listeners and these pieces. Answers of one listener, and "
        + "answers to one piece, are alike, so for other listeners and pieces it is too narrow.");

    public static Explanation Exact(SurveyScore score) => new(
        "Exact interval",
        "As Wilson's, but made so that it never holds the truth less often than 95 times in 100.",
        "all shares that a two-sided binomial test at 2.5 % a side does not reject",
        "Clopper and Pearson, The use of confidence or fiducial limits illustrated in the case of the binomial, 1934.",
        $"{ResultText.Percents(score.ExactInterval)}, a little wider than Wilson's, with the same limits.");

    public static Explanation Cluster(SurveyScore score) => new(
        "Interval over listeners and pieces",
        "Where the share may lie for other listeners who hear other pieces.",
        "2,000 times, as many listeners and as many pieces are drawn with replacement, each as a whole; the middle "
        + "95 % of the shares",
        "Owen, The pigeonhole bootstrap, 2007.",
        score.ClusterInterval is null
            ? "There are too few answers for it."
            : $"{ResultText.Percents(score.ClusterInterval)}. "
            + (score.ClusterInterval[0] > score.Chance
                ? "All of it lies above guessing: other listeners would hear the moods of such pieces, too."
                : "It reaches down to guessing: with other listeners and pieces, nothing might be heard.")
            + " With fewer than about eight pieces it is rough.");

    public static Explanation Chance(SurveyScore score) => new(
        "Test against guessing",
        "How often guessing alone would give something as unlikely as this.",
        "the sum of all binomial probabilities (n answers, chance 1/4) that are no greater than that of what was seen",
        "The exact binomial test, as R's binom.test computes it.",
        $"{ResultText.Test(score.PValue)} (two-sided), {ResultText.Test(score.PValueGreater)} (more than guessing). It "
        + "takes answers as independent, which flatters; read it beside the interval over listeners and pieces.");

    public static Explanation Kappa(SurveyScore score) => new(
        "Agreement, Fleiss' kappa",
        "How far listeners give the same answers, beyond what chance alone makes the same. Whether they are right "
        + "plays no part.",
        "(A − C) / (1 − C), A the share of pairs of listeners who agree on a piece, C the sum of squares of the "
        + "answers' shares",
        "Fleiss, Measuring nominal scale agreement among many raters, 1971; missing answers after Gwet, 2014. The "
        + "interval draws listeners and pieces anew. The words for it follow Landis and Koch, 1977.",
        Agreement(score.FleissKappa, score.FleissKappaInterval));

    public static Explanation Alpha(SurveyScore score) => new(
        "Agreement, Krippendorff's alpha",
        "As kappa, but chance draws answers without putting them back, and pieces with more answers count more.",
        "1 − observed disagreement / expected disagreement",
        "Krippendorff, Computing Krippendorff's alpha-reliability, 2011. The interval draws listeners and pieces anew.",
        Agreement(score.KrippendorffAlpha, score.KrippendorffAlphaInterval));

    public static Explanation Axis(string axis, string low, string high, AxisScore score) => new(
        $"{axis}, share right",
        $"The share of answers on the right side of {axis.ToLowerInvariant()}, {low} or {high}, whatever became of the "
        + "other axis. Guessing reaches 50 %.",
        "answers on the right side / all answers; interval by Wilson, exact binomial test against 1/2",
        null,
        string.Create(
            s_culture,
            $"{score.Correct} of {score.Answers} answers, {ResultText.Percents(score.Interval)}, "
            + $"{ResultText.Test(score.PValue)}."));

    public static Explanation DPrime(string axis, string low, string high, AxisScore score) => new(
        $"{axis}, d′",
        $"How well {low} and {high} pieces are told apart, whatever the liking for one of the answers.",
        $"z(share of {high} pieces answered {high}) − z(share of {low} pieces answered {high}), with ½ added to each "
        + "count and 1 to each total",
        "Green and Swets, Signal detection theory and psychophysics, 1966; corrected after Hautus, 1995. The interval "
        + "draws listeners and pieces anew.",
        score.DPrime is null
            ? "The pieces are all of one side, so there is nothing to tell apart."
            : $"{ResultText.Number(score.DPrime)}: 0 is guessing, 1 is 69 % right by an even-handed listener, 2 is "
            + "84 %. " + Liking(score.Criterion, low, high));

    public static Explanation Difficulty(PieceScore piece) => new(
        $"Piece {piece.Piece}, share right",
        "Who answered rightly, of those who answered: the piece's difficulty. The higher, the easier.",
        "right answers / answers; interval by Wilson; exact binomial test against 1/4, corrected for the number of "
        + "pieces by Holm",
        HolmSource,
        string.Create(
            s_culture,
            $"{piece.Score.Correct} of {piece.Score.Answers} were right, {ResultText.Percents(piece.Score.Interval)}; "
            + $"corrected {ResultText.Test(piece.Score.HolmPValue)}."));

    public static Explanation Discrimination(PieceScore piece) => new(
        $"Piece {piece.Piece}, discrimination",
        "Whether those who are right elsewhere are right here.",
        "the correlation of being right here with the share of right answers to the other pieces, −1 to 1",
        "Lord and Novick, Statistical theories of mental test scores, 1968: the corrected item-total correlation.",
        piece.Discrimination switch
        {
            null => "Everybody was right, or nobody was, so there is nothing to correlate.",
            < 0.1 => $"{ResultText.Number(piece.Discrimination)}: near or below 0 the piece misleads, or measures "
                + "something else than the others.",
            _ => $"{ResultText.Number(piece.Discrimination)}: good listeners do better here than others.",
        });

    public static Explanation Mistakes(SurveyScore score) => new(
        "Which moods are taken for which",
        "Whether the wrong answers to a mood's pieces fall on another mood more often than on the other two.",
        "exact one-sided binomial test of the count among the wrong answers against 1/3, corrected for twelve pairs",
        HolmSource,
        score.Mistakes.Count == 0
            ? "There are no wrong answers."
            : "A corrected p below 0.05 says that the two are confused, and not just missed.");

    public static Explanation Holm(int tests) => new(
        "Corrected p",
        $"Of {tests} tests some come out small by chance alone. Corrected values keep the chance that any does at the "
        + "level of one test.",
        "the i-th smallest p times (number of tests − i + 1), made to grow",
        HolmSource,
        "Below 0.05: this one differs, even though several were looked at.");

    public static Explanation Difference(bool isOfMethods) => isOfMethods
        ? new Explanation(
            "Difference between methods",
            "How much more often the first method's pieces are recognised than the second's, within each listener.",
            "the slope of right on method after each listener's mean is taken from both; interval by drawing listeners "
            + "and pieces anew; the test lets methods change places among pieces of one mood, for all listeners at "
            + "once",
            "A permutation test that respects who answered what; interval after Owen, 2007.",
            "A piece that everybody misses is one accident: with few pieces a method, no p can be small. The table "
            + "says how many divisions there are.")
        : new Explanation(
            "Difference between groups of musicianship",
            "How much more often one group is right than the other, on the same pieces.",
            "the slope of right on group after each piece's mean is taken from both; interval by drawing listeners and "
            + "pieces anew; the test lets listeners change groups",
            "A permutation test over listeners; interval after Owen, 2007. Groups: low below 3, medium below 5, high "
            + "from 5 on statements after the Gold-MSI's (Müllensiefen et al., 2014); words and bounds are ours.",
            "Above 0 the first group is better.");

    public static Explanation Learning(SurveyScore score) => new(
        "Learning over the session",
        "Whether a listener grows better, or tires, from one place to the next, apart from which pieces came late.",
        "logistic regression of right on place, with a constant for each piece; interval robust to listeners who "
        + "differ; the test exchanges places within each listener",
        null,
        score.Learning is not { Slope: { } slope } learning
            ? "It cannot be told: places are unknown, or everybody met the pieces in one order, so that late and easy "
            + "are the same."
            : $"With each place the odds of a right answer change by a factor of {ResultText.Number(Math.Exp(slope))} "
            + $"({ResultText.Test(learning.PValue)}).");

    private static string Agreement(double? value, IReadOnlyList<double>? interval) => value is null
        ? "Nothing can be compared: no piece has two answers, or all answers are one and the same."
        : $"{ResultText.Number(value)} ({ResultText.Numbers(interval)}): 1 is perfect, 0 is chance. "
        + (value < 0.2
            ? "Listeners hear something, but not the same."
            : value < 0.6 ? "Listeners agree in part." : "Listeners largely agree.")
        + " It depends on how often each mood occurs, so surveys with other pieces do not compare.";

    private static string Liking(double? criterion, string low, string high) => criterion switch
    {
        < -0.1 => $"Listeners like to answer {high} (criterion {ResultText.Number(criterion)}).",
        > 0.1 => $"Listeners like to answer {low} (criterion {ResultText.Number(criterion)}).",
        _ => $"There is no liking for one side (criterion {ResultText.Number(criterion)}).",
    };
}
