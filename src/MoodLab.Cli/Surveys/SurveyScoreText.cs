using System.Globalization;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Surveys;

/// <summary>The score of a survey in words.</summary>
internal static class SurveyScoreText
{
    private static readonly CultureInfo s_culture = CultureInfo.InvariantCulture;

    public static void Describe(SurveyScore score, TextWriter text)
    {
        text.WriteLine(string.Create(
            s_culture,
            $"{score.Respondents} respondents, {score.Items} pieces: {score.Correct} of {score.Answers} answers "
            + $"right, {Share(score.Mean)}; by guessing {score.Chance:P0} (p = {score.PValue:G2})"));
        text.WriteLine(string.Create(
            s_culture,
            $"95 % by Wilson {Ends(score.Interval)}, exact {Ends(score.ExactInterval)}, over respondents and "
            + $"pieces {Ends(score.ClusterInterval)}"));
        if (score.Printed is { } printed)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"the source printed {printed.Correct} right for {printed.Respondents} respondents, "
                + $"{Share(printed.Mean)}"));
            foreach (var of in printed.Differences)
            {
                text.WriteLine(string.Create(
                    s_culture,
                    $"  respondent {of.Respondent}: printed {of.Printed}, the answers say {of.Correct}"));
            }
        }

        text.WriteLine(string.Create(
            s_culture,
            $"agreement: Fleiss' kappa {Number(score.FleissKappa)} {Numbers(score.FleissKappaInterval)}, "
            + $"Krippendorff's alpha {Number(score.KrippendorffAlpha)} {Numbers(score.KrippendorffAlphaInterval)}"));
        Axis(text, "valence", score.Valence);
        Axis(text, "arousal", score.Arousal);
        Confusion(text, score.Confusion);
        Shares(text, "by mood", score.ByMood);
        Shares(text, "by method", score.ByMethod);
        Shares(text, "by musicianship", score.ByMusicianship);
        Shares(text, "by confidence", score.ByConfidence);
        foreach (var piece in score.ByPiece)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"piece {piece.Piece} ({piece.Mood.Name()}{(piece.Method is { } of ? ", " + of : "")}): "
                + $"{piece.Score.Correct} of {piece.Score.Answers} right, discrimination "
                + $"{Number(piece.Discrimination)}; answers 0 to 3: {string.Join(' ', piece.Counts)}"));
        }

        foreach (var mistake in score.Mistakes)
        {
            text.WriteLine(mistake.Words);
        }

        Differences(text, score.MethodDifferences);
        Differences(text, score.MusicianshipDifferences);
        if (score.Learning is { } learning)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"from one place to the next the log odds change by {Number(learning.Slope)} "
                + $"{Numbers(learning.Interval)} (p = {learning.PValue:G2})"));
        }

        Exclusions(text, score.Exclusions);
    }

    private static void Axis(TextWriter text, string name, AxisScore axis) => text.WriteLine(string.Create(
        s_culture,
        $"{name}: {axis.Correct} of {axis.Answers} right, {Share(axis.Share)} {Ends(axis.Interval)} "
        + $"(p = {axis.PValue:G2}), d' {Number(axis.DPrime)} {Numbers(axis.DPrimeInterval)}, criterion "
        + $"{Number(axis.Criterion)}"));

    private static void Confusion(TextWriter text, IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var moods = Enum.GetValues<Mood>();
        text.WriteLine(string.Create(
            s_culture,
            $"{"taken for",12}{string.Concat(moods.Select(mood => $"{mood.Name(),11}"))}"));
        foreach (var mood in moods)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"{mood.Name(),12}{string.Concat(counts[(int)mood].Select(count => $"{count,11}"))}"));
        }
    }

    private static void Shares(TextWriter text, string name, IReadOnlyList<ScoredShare> shares)
    {
        foreach (var of in shares)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"{name}: {of.Name} {of.Correct} of {of.Answers}, {Share(of.Share)} {Ends(of.Interval)} "
                + $"(p = {of.PValue:G2}, of {shares.Count} by Holm {of.HolmPValue:G2})"));
        }
    }

    private static void Differences(TextWriter text, IReadOnlyList<GroupDifference> differences)
    {
        foreach (var of in differences)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"{of.First} less {of.Second}: {Share(of.Difference)} {Ends(of.Interval)} "
                + $"(p = {Number(of.PValue)}, by Holm {Number(of.HolmPValue)}; {of.Divisions} divisions, "
                + $"{(of.IsExact ? "all there are" : "drawn")})"));
        }
    }

    private static void Exclusions(TextWriter text, ExclusionReport report)
    {
        foreach (var of in report.Filters)
        {
            text.WriteLine(string.Create(
                s_culture,
                $"{(of.IsChosen ? "removed" : "not removed")}: {of.Flag.Words()}, {of.Removed} of "
                + $"{report.Answers} answers (respondents: {of.Respondents}); without these alone {Share(of.Mean)}"));
        }
    }

    private static string Share(double? share) => share?.ToString("P2", s_culture) ?? "-";

    private static string Number(double? number) => number?.ToString("F4", s_culture) ?? "-";

    private static string Ends(IReadOnlyList<double>? interval) => interval is null
        ? "[-]"
        : string.Create(s_culture, $"[{interval[0]:P1}, {interval[1]:P1}]");

    private static string Numbers(IReadOnlyList<double>? interval) => interval is null
        ? "[-]"
        : string.Create(s_culture, $"[{interval[0]:F3}, {interval[1]:F3}]");
}
