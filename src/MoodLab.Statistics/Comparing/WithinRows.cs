using MoodLab.Statistics.Agreement;

namespace MoodLab.Statistics.Comparing;

/// <summary>The difference between two groups of columns after each row's mean is taken away.</summary>
internal sealed class WithinRows(RatingTable correct, int[] columns)
{
    private readonly int[] _ones = AgreementBootstrap.Ones(Math.Max(correct.Raters, columns.Length));

    /// <summary>Computes the difference.</summary>
    /// <param name="isFirst">For each of the columns whether it is of the first group.</param>
    /// <returns>NaN where no row has both groups.</returns>
    public double Difference(bool[] isFirst) => Difference(isFirst, _ones, _ones);

    /// <summary>Computes the difference with weights: how often each row and column counts.</summary>
    public double Difference(bool[] isFirst, int[] rowWeights, int[] columnWeights)
    {
        double numerator = 0, denominator = 0;
        for (var row = 0; row < correct.Raters; row++)
        {
            double all = 0, right = 0, first = 0, firstRight = 0;
            for (var i = 0; rowWeights[row] > 0 && i < columns.Length; i++)
            {
                if (correct[row, columns[i]] is >= 0 and var isRight)
                {
                    double weight = columnWeights[i];
                    all += weight;
                    right += weight * isRight;
                    first += isFirst[i] ? weight : 0;
                    firstRight += isFirst[i] ? weight * isRight : 0;
                }
            }

            if (all > 0)
            {
                // The sums of the products of deviations from the row's means.
                numerator += rowWeights[row] * (firstRight - (first * right / all));
                denominator += rowWeights[row] * (first - (first * first / all));
            }
        }

        return denominator > 0 ? numerator / denominator : double.NaN;
    }
}
