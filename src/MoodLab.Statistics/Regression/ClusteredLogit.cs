using MathNet.Numerics.LinearAlgebra;

namespace MoodLab.Statistics.Regression;

/// <summary>
/// Logistic regression without a penalty, by maximum likelihood, with standard errors that hold where cases of one
/// cluster (the answers of a respondent) depend on one another (Liang and Zeger, "Longitudinal Data Analysis Using
/// Generalized Linear Models", 1986).
/// </summary>
/// <remarks>
/// N cases, D columns, G clusters. The errors carry the correction G / (G - 1) * (N - 1) / (N - D), as those of
/// statsmodels and Stata do; with fewer than about 20 clusters they are too small.
/// </remarks>
public sealed class ClusteredLogit
{
    // Newton's steps double the digits; whoever needs more has perfectly separated cases.
    private const int Steps = 50;
    private const double Enough = 1e-10;

    private ClusteredLogit(IReadOnlyList<double> coefficients, IReadOnlyList<double> standardErrors) =>
        (Coefficients, StandardErrors) = (coefficients, standardErrors);

    /// <summary>Gets the coefficients, [D], in log odds for one unit of the column.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Gets their standard errors, [D].</summary>
    public IReadOnlyList<double> StandardErrors { get; }

    /// <summary>Fits a model.</summary>
    /// <param name="design">N cases of D columns; a constant is a column too.</param>
    /// <param name="outcomes">[N].</param>
    /// <param name="clusters">The cluster of each case, [N].</param>
    /// <returns>Null where there is no single best fit: too few cases or clusters, columns that depend on one another,
    /// or cases that are perfectly told apart.</returns>
    /// <exception cref="ArgumentException">The lists do not fit.</exception>
    public static ClusteredLogit? Fit(
        IReadOnlyList<double[]> design, IReadOnlyList<bool> outcomes, IReadOnlyList<int> clusters)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(clusters);
        if (design.Count != outcomes.Count || design.Count != clusters.Count
            || design.Any(row => row.Length != design[0].Length))
        {
            throw new ArgumentException(
                $"{design.Count} cases of one width, {outcomes.Count} outcomes and {clusters.Count} clusters.",
                nameof(design));
        }

        var groups = clusters.Distinct().Count();
        if (groups < 2 || design.Count <= design[0].Length)
        {
            return null;
        }

        var x = Matrix<double>.Build.DenseOfRows(design);
        var weights = Vector<double>.Build.Dense(x.ColumnCount);
        for (var step = 0; step < Steps; step++)
        {
            var residuals = Residuals(x, outcomes, weights);
            var information = Information(x, weights);
            if (!IsInvertible(information))
            {
                return null;
            }

            var change = information.Cholesky().Solve(x.TransposeThisAndMultiply(residuals));
            weights += change;
            if (change.AbsoluteMaximum() < Enough)
            {
                var correction = groups / (groups - 1.0) * (x.RowCount - 1.0) / (x.RowCount - x.ColumnCount);
                return new ClusteredLogit(
                    [.. weights], [.. (Covariance(x, outcomes, clusters, weights) * correction).Diagonal()
                        .Select(Math.Sqrt)]);
            }
        }

        return null;
    }

    private static double Chance(Matrix<double> x, int row, Vector<double> weights) =>
        1 / (1 + Math.Exp(-x.Row(row).DotProduct(weights)));

    private static Vector<double> Residuals(Matrix<double> x, IReadOnlyList<bool> outcomes, Vector<double> weights) =>
        Vector<double>.Build.Dense(x.RowCount, i => (outcomes[i] ? 1 : 0) - Chance(x, i, weights));

    private static Matrix<double> Information(Matrix<double> x, Vector<double> weights)
    {
        var scaled = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount);
        for (var i = 0; i < x.RowCount; i++)
        {
            var chance = Chance(x, i, weights);
            scaled.SetRow(i, x.Row(i) * (chance * (1 - chance)));
        }

        return x.TransposeThisAndMultiply(scaled);
    }

    // Cases that are told apart perfectly drive the weights towards infinity and the information towards nothing.
    private static bool IsInvertible(Matrix<double> information) =>
        information.Enumerate().All(double.IsFinite) && information.ConditionNumber() < 1e12;

    // The sandwich: inverse information, times the squares of each cluster's score, times inverse information.
    private static Matrix<double> Covariance(
        Matrix<double> x, IReadOnlyList<bool> outcomes, IReadOnlyList<int> clusters, Vector<double> weights)
    {
        var residuals = Residuals(x, outcomes, weights);
        var middle = Matrix<double>.Build.Dense(x.ColumnCount, x.ColumnCount);
        foreach (var cluster in Enumerable.Range(0, x.RowCount).GroupBy(i => clusters[i]))
        {
            var score = Vector<double>.Build.Dense(x.ColumnCount);
            foreach (var i in cluster)
            {
                score += x.Row(i) * residuals[i];
            }

            middle += score.OuterProduct(score);
        }

        var bread = Information(x, weights).Inverse();
        return bread * middle * bread;
    }
}
