using MoodLab.Statistics.Detection;

namespace MoodLab.Statistics.Tests.Detection;

public sealed class SensitivityTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Values_AreSciPys()
    {
        var cases = Golden.Read("survey").GetProperty("sensitivity").EnumerateArray().ToList();
        Assert.NotEmpty(cases);
        Assert.All(cases, golden =>
        {
            var counts = golden.GetProperty("counts").Numbers();
            var expected = golden.GetProperty("expected").Numbers();

            Sensitivity sensitivity = new(counts[0], counts[1], counts[2], counts[3]);

            Assert.Equal(expected[0], sensitivity.DPrime, Tolerance);
            Assert.Equal(expected[1], sensitivity.Criterion, Tolerance);
            Assert.Equal(expected[2], sensitivity.StandardError, Tolerance);
            Assert.Equal(expected[0], (sensitivity.Interval.Low + sensitivity.Interval.High) / 2, Tolerance);
        });
    }

    [Fact]
    public void EqualRates_HaveNoSensitivity() => Assert.Equal(0, new Sensitivity(5, 10, 5, 10).DPrime, Tolerance);

    [Theory]
    [InlineData(0, 0, 3, 5)]
    [InlineData(3, 5, 0, 0)]
    public void OneKindAlone_HasNoValue(double hits, double signals, double alarms, double others)
    {
        Sensitivity sensitivity = new(hits, signals, alarms, others);

        Assert.True(double.IsNaN(sensitivity.DPrime));
        Assert.True(double.IsNaN(sensitivity.Criterion));
        Assert.True(double.IsNaN(sensitivity.Interval.High));
    }
}
