using MoodLab.Statistics.Calibration;

namespace MoodLab.Statistics.Tests.Calibration;

public sealed class CalibrationTests
{
    private readonly System.Text.Json.JsonElement _golden = Golden.Read("composers");

    [Fact]
    public void Error_IsItsDefinition()
    {
        var confidence = _golden.GetProperty("confidence").Numbers();
        var right = _golden.GetProperty("right").Integers();

        var error = CalibrationError.Measure(confidence, [.. right.Select(one => one == 1)]);

        Assert.Equal(_golden.GetProperty("calibrationError").GetDouble(), error.Expected, 1e-9);
        Assert.Equal(300, error.Bins.Sum(bin => bin.Right.Total));
    }

    [Fact]
    public void Error_OfOneWhoIsAlwaysSureAndRight_IsNone()
    {
        Assert.Equal(0, CalibrationError.Measure([1, 1, 0], [true, true, false]).Expected);
        Assert.True(double.IsNaN(CalibrationError.Measure([], []).Expected));
    }

    [Fact]
    public void Error_OfWhatIsNoProbability_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => CalibrationError.Measure([double.NaN], [true]));

    [Fact]
    public void Fit_FindsTheLikeliestNumbers()
    {
        var scaling = TemperatureScaling.Fit(Scores, Truth, _golden.GetProperty("sizes").Numbers());

        Assert.Equal(_golden.GetProperty("offset").GetDouble(), scaling.Offset, 1e-5);
        Assert.Equal(_golden.GetProperty("slope").GetDouble(), scaling.Slope, 1e-5);
    }

    [Fact]
    public void Fit_WithOneSize_IsAPlainTemperature()
    {
        var scaling = TemperatureScaling.Fit(Scores, Truth, [.. Truth.Select(_ => 3.0)]);

        var sharpness = scaling.Offset + (3 * scaling.Slope);
        Assert.Equal(_golden.GetProperty("plain").GetDouble(), sharpness, 1e-5);
    }

    [Fact]
    public void Probabilities_AddUpAndKeepTheOrder()
    {
        var shares = new TemperatureScaling(1, 0.5).Probabilities([0.2, -3, 0.7], 2);

        Assert.Equal(1, shares.Sum(), 1e-12);
        Assert.True(shares[2] > shares[0] && shares[0] > shares[1]);
    }

    [Fact]
    public void Probabilities_FarBeyondWhatWasFitted_AreFinite() =>
        Assert.Equal([0, 1], new TemperatureScaling(1, 0.5).Probabilities([0.2, 0.7], 1e9));

    private IReadOnlyList<double[]> Scores => _golden.GetProperty("scores").Rows();

    private int[] Truth => _golden.GetProperty("truth").Integers();
}
