using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Comparing;
using MoodLab.Statistics.Proportions;
using MoodLab.Statistics.Resampling;

namespace MoodLab.Statistics.Tests.Comparing;

public sealed class GroupComparisonTests
{
    private const double Tolerance = 1e-9;

    // Fewer draws than usual: no test asks for the interval's ends.
    private static readonly BootstrapOptions s_few = new() { Draws = 100 };

    [Fact]
    public void DifferenceAndExactValue_AreTheOtherPrograms()
    {
        var survey = Golden.Read("survey");
        var golden = survey.GetProperty("comparison");
        var study = survey.GetProperty("tables")[0].GetProperty("table").Table(4)
            .Correctness(survey.GetProperty("key").Integers());
        var holes = survey.GetProperty("holes").Table(2);
        var strata = golden.GetProperty("strata").Integers();

        AssertEqual("complete", study, strata);
        AssertEqual("holes", holes, strata);
        AssertEqual("free", holes, new int[8]);

        void AssertEqual(string name, RatingTable correct, int[] of)
        {
            var expected = golden.GetProperty(name).Numbers();
            bool?[] first = [.. golden.GetProperty("first").Integers().Select(one => one == 1)];
            var comparison = Compare(correct, first, of, s_few);
            Assert.Equal(expected[0], Math.Abs(comparison.Difference), Tolerance);
            Assert.Equal(expected[1], comparison.PValue, Tolerance);
            Assert.Equal(expected[2], comparison.Divisions);
            Assert.True(comparison.IsExact);
        }
    }

    [Fact]
    public void LabelsSwapped_TurnTheDifferenceAround()
    {
        var correct = Golden.Read("survey").GetProperty("holes").Table(2);
        bool?[] first = [true, null, false, false, true, true, false, null];

        var one = Compare(correct, first, new int[8], s_few);
        var other = Compare(correct, [.. first.Select(of => !of)], new int[8], s_few);

        Assert.Equal(one.Difference, -other.Difference, Tolerance);
        Assert.Equal(one.PValue, other.PValue, Tolerance);
        Assert.Equal(one.Interval.Low, -other.Interval.High, Tolerance);
        Assert.Equal(20, one.Divisions);
    }

    [Fact]
    public void RowsOfOneGroupAlone_CompareNothing()
    {
        RatingTable correct = new([[1, null], [null, 0]], 2);

        var comparison = Compare(correct, [true, false], [0, 0], s_few);

        Assert.True(double.IsNaN(comparison.Difference));
        Assert.True(double.IsNaN(comparison.PValue));
        Assert.True(double.IsNaN(comparison.Interval.Low));
    }

    [Fact]
    public void ManyColumns_AreDrawn()
    {
        Random random = new(2);
        RatingTable correct = new(
            [.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 40).Select(i => (int?)(i % 2)).ToArray())], 2);
        bool?[] first = [.. Enumerable.Range(0, 40).Select(i => (bool?)(i % 2 == 1))];

        var comparison = Compare(correct, first, new int[40], s_few);

        Assert.Equal(1, comparison.Difference, Tolerance);
        Assert.False(comparison.IsExact);
        Assert.Equal(1.0 / (GroupComparison.MostDivisions + 1), comparison.PValue, Tolerance);
    }

    // Listeners and pieces differ, methods do not. The p-value is to fall below 5 % about so often; two shares compared
    // as if all answers were independent would find a difference much more often.
    [Fact]
    public void WithoutADifference_TheLevelIsKept()
    {
        const int Surveys = 400;
        Random random = new(17);
        int[] strata = [0, 0, 0, 0, 1, 1, 1, 1];
        bool?[] first = [true, true, false, false, true, true, false, false];
        int found = 0, naive = 0;
        for (var survey = 0; survey < Surveys; survey++)
        {
            double[] ease = [.. Enumerable.Range(0, 8).Select(_ => 1.5 * Normal(random))];
            RatingTable correct = new(
                [
                    .. Enumerable.Range(0, 30).Select(_ =>
                    {
                        var ability = Normal(random);
                        return ease.Select(of => random.NextDouble() < 0.1
                            ? (int?)null
                            : random.NextDouble() < 1 / (1 + Math.Exp(-of - ability)) ? 1 : 0).ToArray();
                    }),
                ],
                2);
            found += Compare(correct, first, strata, s_few).PValue <= 1.0 / 18 ? 1 : 0;
            naive += NaiveValue(correct, first) <= 0.05 ? 1 : 0;
        }

        // 36 divisions in pairs of opposite sign: the level nearest to 5 % is 2 of 36. By chance alone there are more
        // than 40 or fewer than 8 of 400 in less than one case of a thousand.
        Assert.InRange(found, 8, 40);
        Assert.True(naive > Surveys / 4, $"{naive} of {Surveys} by the test that forgets who answered what.");
    }

    [Fact]
    public void WithADifference_ItIsFound()
    {
        Random random = new(23);
        bool?[] first = [.. Enumerable.Range(0, 16).Select(i => (bool?)(i % 2 == 0))];
        int[] strata = [.. Enumerable.Range(0, 16).Select(i => i / 4)];
        RatingTable correct = new(
            [
                .. Enumerable.Range(0, 25).Select(_ => first
                    .Select(of => (int?)(random.NextDouble() < (of == true ? 0.8 : 0.4) ? 1 : 0)).ToArray()),
            ],
            2);

        var comparison = Compare(correct, first, strata);

        Assert.InRange(comparison.Difference, 0.3, 0.5);
        Assert.InRange(comparison.PValue, 0, 0.01);
        Assert.InRange(0.4, comparison.Interval.Low, comparison.Interval.High);
        Assert.True(comparison.Interval.Low > 0);
    }

    [Fact]
    public void ListsThatDoNotFit_AreRefused()
    {
        RatingTable correct = new([[1, 0]], 2);

        Assert.Throws<ArgumentException>(() => Compare(correct, [true], [0, 0]));
        Assert.Throws<ArgumentException>(() => Compare(correct, [true, false], [0]));
        Assert.Throws<ArgumentException>(() => Compare(new RatingTable([[1, 2]], 3), [true, false], [0, 0]));
    }

    private static double NaiveValue(RatingTable correct, bool?[] isFirst)
    {
        Proportion Count(bool of)
        {
            var answers = Enumerable.Range(0, correct.Raters)
                .SelectMany(row => Enumerable.Range(0, correct.Items)
                    .Where(i => isFirst[i] == of && correct[row, i] >= 0).Select(i => correct[row, i])).ToList();
            return new Proportion(answers.Sum(), answers.Count);
        }

        var first = Count(true);
        return BinomialTest.TwoSided(first, Math.Clamp(Count(false).Share, 0.001, 0.999));
    }

    // Box and Muller's.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static GroupComparison Compare(
        RatingTable correct, bool?[] isFirst, int[] strata, BootstrapOptions? options = null) =>
        GroupComparison.Of(correct, isFirst, strata, options, TestContext.Current.CancellationToken);
}
