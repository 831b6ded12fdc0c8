using System.Globalization;
using MoodLab.Music.Moods;
using MoodLab.Statistics;
using MoodLab.Statistics.Classification;
using MoodLab.Statistics.Proportions;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Finds which moods were taken for which.</summary>
internal static class MoodMistakes
{
    private const double Third = 1 / 3.0;
    private const double Level = 0.05;
    private const double LeastP = 0.0001;

    /// <summary>All mistakes that occurred, the most frequent share first.</summary>
    public static IReadOnlyList<MoodMistake> Of(ConfusionMatrix confusion)
    {
        var moods = Enum.GetValues<Mood>();
        var pairs = moods.SelectMany(mood => moods.Where(other => other != mood).Select(other =>
        {
            var answers = confusion.Count((int)mood);
            return (Mood: mood, Other: other, Count: confusion[(int)mood, (int)other], Answers: answers,
                Wrong: answers - confusion[(int)mood, (int)mood]);
        })).ToList();
        double[] values = [.. pairs.Select(of => BinomialTest.Greater(new Proportion(of.Count, of.Wrong), Third))];
        var adjusted = HolmCorrection.Adjust(values);
        return
        [
            .. pairs.Select((of, i) => new MoodMistake(
                    of.Mood, of.Other, of.Count, of.Answers, of.Wrong, values[i], adjusted[i],
                    Words(of.Mood, of.Other, of.Count, of.Answers, of.Wrong, adjusted[i])))
                .Where(of => of.Count > 0)
                .OrderByDescending(of => (double)of.Count / of.Answers),
        ];
    }

    private static string Words(Mood mood, Mood other, int count, int answers, int wrong, double value)
    {
        var more = value < Level ? "more" : "not clearly more";
        var p = value < LeastP ? "< 0.0001" : string.Create(CultureInfo.InvariantCulture, $"= {value:G2}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{mood.Title()} was taken for {other.Name()} in {count} of {answers} answers "
            + $"({100.0 * count / answers:F0} %), {more} than a third of the {wrong} wrong ones (corrected p {p}).");
    }
}
