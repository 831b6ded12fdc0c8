using MoodLab.Statistics.Classification;

namespace MoodLab.Statistics.Tests.Classification;

public sealed class LogisticRegressionTests
{
    // Both programs stop near the optimum, not at it.
    private const double Tolerance = 2e-4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Fit_OnScikitLearnsCases_FindsItsCoefficients(int index)
    {
        var golden = Golden.Read("logistic_regression");
        var fit = golden.GetProperty("fits")[index];
        var features = golden.GetProperty("features").Rows();

        var model = LogisticRegression.Fit(
            features, golden.GetProperty("labels").Integers(), 3,
            new LogisticRegressionOptions
            {
                C = fit.GetProperty("c").GetDouble(),
                Penalty = fit.GetProperty("penalty").GetString() == "l1" ? Penalty.L1 : Penalty.L2,
                IsBalanced = fit.GetProperty("balanced").GetBoolean(),
                Tolerance = 1e-9,
                MaxIterations = 50_000,
            });

        var expected = fit.GetProperty("coefficients").Rows();
        for (var k = 0; k < 3; k++)
        {
            for (var j = 0; j < 7; j++)
            {
                Assert.Equal(expected[k][j], model.Parameters[(k * 8) + j], Tolerance);
            }
        }

        foreach (var (row, probabilities) in features.Zip(fit.GetProperty("probabilities").Rows()))
        {
            Assert.All(probabilities.Zip(model.Probabilities(row)), of => Assert.Equal(of.First, of.Second, Tolerance));
        }
    }

    [Fact]
    public void Fit_FromAnotherModel_FindsTheSame()
    {
        var golden = Golden.Read("logistic_regression");
        var features = golden.GetProperty("features").Rows();
        var labels = golden.GetProperty("labels").Integers();
        LogisticRegressionOptions options = new() { C = 0.5, Penalty = Penalty.L1, Tolerance = 1e-9 };
        var start = LogisticRegression.Fit(features, labels, 3, options with { C = 50 });

        var cold = LogisticRegression.Fit(features, labels, 3, options);
        var warm = LogisticRegression.Fit(features, labels, 3, options, start);

        Assert.Equal(cold.ActiveFeatures(), warm.ActiveFeatures());
        foreach (var row in features)
        {
            Assert.All(
                cold.Probabilities(row).Zip(warm.Probabilities(row)),
                of => Assert.Equal(of.First, of.Second, Tolerance));
        }
    }

    [Fact]
    public void Fit_WithAStrongL1Penalty_LeavesOnlyTheClassShares()
    {
        double[][] features = [[1, 2], [2, 1], [0, 1], [1, 1]];
        var model = LogisticRegression.Fit(
            features, [0, 0, 0, 1], 2,
            new LogisticRegressionOptions { C = 1e-3, Penalty = Penalty.L1, Tolerance = 1e-8 });

        Assert.Empty(model.ActiveFeatures());
        Assert.Equal(0.75, model.Probabilities([5, -3])[0], 1e-3);
        Assert.Equal(0, model.Predict([0, 0]));
    }

    [Fact]
    public void Fit_OfNothingOrMisfits_IsRefused()
    {
        LogisticRegressionOptions options = new();

        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([], [], 2, options));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([[1]], [0, 1], 2, options));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => LogisticRegression.Fit([[1]], [0], 2, options with { C = 0 }));
        Assert.Throws<ArgumentException>(() => LogisticRegression.From(2, 3, [1, 2]));
        Assert.Throws<ArgumentException>(() => LogisticRegression.From(2, 1, [1, 2, 3, 4]).Predict([1, 2]));
    }

    [Fact]
    public void Standardizer_OfTrainingCases_GivesMeanZeroAndDeviationOne()
    {
        double[][] rows = [[1, 5, 7], [3, 5, 1], [5, 5, 4]];
        var standardizer = Standardizer.Fit(rows);
        var applied = rows.Select(standardizer.Apply).ToList();

        foreach (var j in new[] { 0, 2 })
        {
            Assert.Equal(0, applied.Average(row => row[j]), 1e-12);
            Assert.Equal(1, applied.Average(row => row[j] * row[j]), 1e-12);
        }

        Assert.All(applied, row => Assert.Equal(0, row[1]));
        Assert.Equal(applied[1], Standardizer.From(standardizer.Means, standardizer.Scales).Apply(rows[1]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([]));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([[1], [1, 2]]));
    }
}
