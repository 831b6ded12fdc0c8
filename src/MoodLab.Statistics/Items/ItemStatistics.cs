using MoodLab.Statistics.Agreement;

namespace MoodLab.Statistics.Items;

/// <summary>How an item of a test serves.</summary>
/// <param name="Difficulty">Who answered it rightly, of those who answered: the higher, the easier.</param>
/// <param name="Discrimination">
/// Whether those who are right elsewhere are right here: the correlation (point-biserial) of the item with the share of
/// right answers to the other items, -1 to 1; near or below 0 the item measures something else than the rest. NaN where
/// one of the two does not vary.
/// </param>
public sealed record ItemStatistics(Proportion Difficulty, double Discrimination)
{
    /// <summary>Describes every item of a test.</summary>
    /// <param name="correct">1 where a respondent was right, 0 where not, [respondents, I]; whoever did not answer an
    /// item, or nothing else, does not count for its discrimination.</param>
    /// <returns>[I].</returns>
    /// <exception cref="ArgumentException">The table has other than two categories.</exception>
    public static IReadOnlyList<ItemStatistics> Of(RatingTable correct)
    {
        ArgumentNullException.ThrowIfNull(correct);
        if (correct.Categories != 2)
        {
            throw new ArgumentException($"Right and wrong are two categories, not {correct.Categories}.",
                nameof(correct));
        }

        var totals = Enumerable.Range(0, correct.Raters).Select(rater => Total(correct, rater)).ToArray();
        return [.. Enumerable.Range(0, correct.Items).Select(item =>
        {
            List<double> here = [], elsewhere = [];
            int right = 0, answered = 0;
            for (var rater = 0; rater < correct.Raters; rater++)
            {
                if (correct[rater, item] is >= 0 and var isRight)
                {
                    (right, answered) = (right + isRight, answered + 1);
                    if (totals[rater].Total > 1)
                    {
                        here.Add(isRight);
                        elsewhere.Add((totals[rater].Successes - isRight) / (totals[rater].Total - 1.0));
                    }
                }
            }

            return new ItemStatistics(new Proportion(right, answered), Correlation(here, elsewhere));
        })];
    }

    private static Proportion Total(RatingTable correct, int rater)
    {
        int right = 0, answered = 0;
        for (var item = 0; item < correct.Items; item++)
        {
            if (correct[rater, item] is >= 0 and var isRight)
            {
                (right, answered) = (right + isRight, answered + 1);
            }
        }

        return new Proportion(right, answered);
    }

    private static double Correlation(List<double> first, List<double> second)
    {
        if (first.Distinct().Take(2).Count() < 2 || second.Distinct().Take(2).Count() < 2)
        {
            return double.NaN;
        }

        double firstMean = first.Average(), secondMean = second.Average();
        double product = 0, firstSquare = 0, secondSquare = 0;
        foreach (var (a, b) in first.Zip(second))
        {
            product += (a - firstMean) * (b - secondMean);
            firstSquare += (a - firstMean) * (a - firstMean);
            secondSquare += (b - secondMean) * (b - secondMean);
        }

        return product / Math.Sqrt(firstSquare * secondSquare);
    }
}
