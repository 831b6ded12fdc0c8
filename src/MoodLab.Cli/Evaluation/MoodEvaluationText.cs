using System.Globalization;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Evaluation;

/// <summary>An evaluation in words.</summary>
internal static class MoodEvaluationText
{
    public static void Describe(MoodEvaluation evaluation, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.Model}: {evaluation.Vocabulary} words, {evaluation.Parameters} parameters"));
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"validation loss {evaluation.ValidationLoss:F4} nats a word over {evaluation.ValidationPieces} pieces "
            + $"({evaluation.ValidationWords} words); a uniform guess has {evaluation.UniformLoss:F4}"));
        text.WriteLine("the same composing, by the bits of the weights: " + string.Join(
            ", ", evaluation.Serving.Select(loss => string.Create(
                CultureInfo.InvariantCulture, $"{loss.Precision} {loss.Loss:F4}"))));
        text.WriteLine("labelled rows: " + string.Join(", ", evaluation.Balance.Select(share => string.Create(
            CultureInfo.InvariantCulture, $"{share.Mood.Name()} {share.Count} ({share.Share:P1})"))));
        foreach (var problem in evaluation.Problems)
        {
            text.WriteLine($"not used: {problem.Path}: {problem.Reason}");
        }

        Describe("probe", evaluation.Probe, text);
        Describe("judge", evaluation.Judge, text);
        foreach (var score in evaluation.Control ?? [])
        {
            Describe(score, text);
        }

        if (evaluation.StrengthDial is { } dial)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"more strength never means fewer pieces as intended up to {dial.MonotoneUpTo}"
                + $"{(dial.IsMonotone ? ", the greatest" : ", but does beyond")}"));
        }
    }

    private static void Describe(string name, ClassifierScore? score, TextWriter text)
    {
        if (score is not null)
        {
            text.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} ({score.Features}): folds {score.CvAccuracy:P1} [{score.CvInterval[0]:P1}, "
                + $"{score.CvInterval[1]:P1}], test {score.TestAccuracy:P1} [{score.TestInterval[0]:P1}, "
                + $"{score.TestInterval[1]:P1}], majority {score.TestMajority:P1}, valence {score.TestValence:P1}, "
                + $"arousal {score.TestArousal:P1}"));
        }
    }

    private static void Describe(ControlScore score, TextWriter text) => text.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{score.Arm}: as intended {score.Share:P1} [{score.Interval[0]:P1}, {score.Interval[1]:P1}] of "
        + $"{score.Pieces}; {string.Join(", ", score.ByMood.Select(mood => Share(mood.Key, mood.Value)))}; valence "
        + $"{score.Valence.Share:P1}, arousal {score.Arousal.Share:P1}; overlap with the corpus "
        + $"{score.Quality?.MeanOverlap:F3}, under {ControlJudge.ShortestSeconds} s {score.EarlyDeaths.Share:P1}"));

    private static string Share(string name, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {share:P1}");
}
