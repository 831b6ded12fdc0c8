using System.Text.Json;
using MoodLab.Statistics.Regression;

namespace MoodLab.Statistics.Tests.Regression;

public sealed class BayesianRidgeTests
{
    // Both programs go on until the weights stand still to many more digits.
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("plain", 0)]
    [InlineData("plain", 1)]
    [InlineData("plain", 2)]
    [InlineData("plain", 3)]
    [InlineData("about", 0)]
    [InlineData("about", 1)]
    [InlineData("about", 2)]
    [InlineData("about", 3)]
    public void Fit_OnScikitLearnsCases_FindsItsWeightsAndVariances(string name, int index)
    {
        var golden = Golden.Read("bayesian_ridge").GetProperty("fits")[index];
        var expected = golden.GetProperty(name);
        var shapes = golden.GetProperty("shapes").Numbers();
        BayesianRidgeOptions options = new()
        {
            NoiseShape = shapes[0],
            NoiseRate = shapes[1],
            WeightShape = shapes[2],
            WeightRate = shapes[3],
            Tolerance = 1e-12,
            MaxIterations = 200_000,
        };

        var model = BayesianRidge.Fit(
            golden.GetProperty("features").Rows(), golden.GetProperty("targets").Numbers(), options,
            name == "about" ? golden.GetProperty("prior").Numbers() : null);

        AssertNear(expected.GetProperty("weights").Numbers(), model.Weights);
        AssertNear(expected.GetProperty("deviations").Numbers(), model.Deviations);
        AssertNear(Number(expected, "bias"), model.Bias);
        AssertNear(Number(expected, "noisePrecision"), model.NoisePrecision);
        AssertNear(Number(expected, "weightPrecision"), model.WeightPrecision);
        var predictions = golden.GetProperty("at").Rows().Select(row => model.Predict(row)).ToList();
        AssertNear(expected.GetProperty("means").Numbers(), predictions.Select(of => of.Mean));
        AssertNear(expected.GetProperty("variances").Numbers(), predictions.Select(of => of.Variance));
    }

    [Fact]
    public void Fit_OfTargetsThatAreAllTheSame_PredictsThem()
    {
        var model = BayesianRidge.Fit([[1, 2], [2, 0], [0, 5]], [3, 3, 3]);

        var prediction = model.Predict([7, -7]);

        Assert.Equal(3, prediction.Mean, 1e-9);
        Assert.InRange(prediction.Variance, double.Epsilon, 1);
    }

    [Fact]
    public void Fit_OfFewCasesWithTargetsThatAreAllTheSame_HasVariancesAboveZero()
    {
        var features = Golden.Read("bayesian_ridge").GetProperty("fits")[2].GetProperty("features").Rows();

        var model = BayesianRidge.Fit(features, [.. features.Select(_ => 2.0)]);

        Assert.True(model.NoisePrecision > 0);
        Assert.All(features, row => Assert.InRange(model.Predict(row).Variance, double.Epsilon, 1));
        Assert.All(features, row => Assert.Equal(2, model.Predict(row).Mean, 1e-9));
    }

    [Theory]
    [InlineData(2, 0.0001, 2)]
    [InlineData(7, 0.0001, 5)]
    [InlineData(-1, 0.0001, 0)]
    [InlineData(0, 1, 0.39894)]
    [InlineData(2.5, 100, 2.5)]
    public void MeanWithin_CountsWhatLiesOutsideAsTheNearerEnd(double mean, double variance, double expected) =>
        Assert.Equal(expected, new Prediction(mean, variance).MeanWithin(0, 5), 1e-4);

    [Fact]
    public void Fit_OfFeaturesThatDoNotVary_PredictsTheMeanAndKeepsThePrior()
    {
        var model = BayesianRidge.Fit([[1, 2], [1, 2], [1, 2]], [1, 2, 6], priorMean: [0.5, 0]);

        Assert.Equal(3, model.Predict([1, 2]).Mean, 1e-9);
        Assert.Equal(3.5, model.Predict([2, 2]).Mean, 1e-9);
    }

    [Fact]
    public void Predict_FartherFromTheCases_IsLessCertain()
    {
        var golden = Golden.Read("bayesian_ridge").GetProperty("fits")[0];
        var model = BayesianRidge.Fit(golden.GetProperty("features").Rows(), golden.GetProperty("targets").Numbers());

        Assert.True(model.Predict([9, 9, 9, 9, 9]).Variance > model.Predict([1, 1, 1, 1, 1]).Variance);
    }

    [Fact]
    public void Fit_OfNothingOrMisfits_IsRefused()
    {
        var model = BayesianRidge.Fit([[1.0], [2.0]], [1, 2]);

        Assert.Throws<ArgumentException>(() => BayesianRidge.Fit([], []));
        Assert.Throws<ArgumentException>(() => BayesianRidge.Fit([[1]], [1, 2]));
        Assert.Throws<ArgumentException>(() => BayesianRidge.Fit([[1], [1, 2]], [1, 2]));
        Assert.Throws<ArgumentException>(() => BayesianRidge.Fit([[], []], [1, 2]));
        Assert.Throws<ArgumentException>(() => BayesianRidge.Fit([[1], [2]], [1, 2], priorMean: [1, 2]));
        Assert.Throws<ArgumentException>(() => model.Predict([1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BayesianRidge.Fit([[1]], [1], new BayesianRidgeOptions { NoiseRate = 0 }));
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static void AssertNear(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), of => AssertNear(of.First, of.Second));

    private static void AssertNear(double expected, double actual) =>
        Assert.Equal(expected, actual, Tolerance * Math.Max(1, Math.Abs(expected)));
}
