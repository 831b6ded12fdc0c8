using MoodLab.Statistics.Proportions;

namespace MoodLab.Statistics.Tests.Proportions;

public sealed class ExactTests
{
    // Relative to the value: logarithms of factorials of 2,000 lose four digits or so.
    private const double Relative = 1e-9;

    [Fact]
    public void BinomialTest_AndItsInterval_AreRs()
    {
        var cases = Golden.Read("exact").GetProperty("binomial").EnumerateArray().ToList();
        Assert.NotEmpty(cases);
        Assert.All(cases, golden =>
        {
            var of = golden.GetProperty("case").Numbers();
            Proportion seen = new((int)of[0], (int)of[1]);

            AssertClose(golden.GetProperty("two").GetDouble(), BinomialTest.TwoSided(seen, of[2]));
            AssertClose(golden.GetProperty("greater").GetDouble(), BinomialTest.Greater(seen, of[2]));
            AssertClose(golden.GetProperty("interval").Numbers(), ClopperPearson.Of(seen));
            AssertClose(golden.GetProperty("wide").Numbers(), ClopperPearson.Of(seen, 0.99));
        });
    }

    [Fact]
    public void Holm_IsRs()
    {
        var golden = Golden.Read("exact");

        var adjusted = HolmCorrection.Adjust(golden.GetProperty("values").Numbers());

        Assert.Equal(golden.GetProperty("holm").Numbers().Length, adjusted.Count);
        Assert.All(golden.GetProperty("holm").Numbers().Zip(adjusted), of => AssertClose(of.First, of.Second));
    }

    [Fact]
    public void Holm_LeavesOutWhatWasNotTested() =>
        Assert.Equal([0.02, double.NaN, 0.5], HolmCorrection.Adjust([0.01, double.NaN, 0.5]));

    [Fact]
    public void WithoutCases_ChanceExplainsEverything()
    {
        Assert.Equal(1, BinomialTest.TwoSided(new Proportion(0, 0), 0.25));
        Assert.Equal(1, BinomialTest.Greater(new Proportion(0, 0), 0.25));
        Assert.Equal(new Interval(0, 1), ClopperPearson.Of(new Proportion(0, 0)));
    }

    [Fact]
    public void ValuesOutsideTheirRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.TwoSided(new Proportion(3, 2), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.Greater(new Proportion(-1, 2), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialTest.TwoSided(new Proportion(1, 2), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Of(new Proportion(1, 2), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HolmCorrection.Adjust([0.1, 1.1]));
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.Equal(expected, actual, Math.Abs(expected) * Relative);

    private static void AssertClose(double[] expected, Interval actual)
    {
        AssertClose(expected[0], actual.Low);
        AssertClose(expected[1], actual.High);
    }
}
