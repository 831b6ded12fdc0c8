using MoodLab.Statistics.Classification;

namespace MoodLab.Statistics.Tests.Classification;

public sealed class LinearSvmTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Fit_OnScikitLearnsCases_FindsItsWeights(int index)
    {
        var golden = Golden.Read("composers");
        var fit = golden.GetProperty("fits")[index];
        var options = Exactly with { C = fit.GetProperty("c").GetDouble() };

        var machines = Fit(options);

        var weights = fit.GetProperty("weights").Rows();
        var biases = fit.GetProperty("biases").Numbers();
        for (var k = 0; k < 4; k++)
        {
            Assert.Equal(biases[k], machines.Biases[k], 1e-4);
            Assert.All(weights[k].Zip(machines.Weights(k).ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public void Fit_OnManyThreads_IsTheSameToTheBit()
    {
        var one = Fit(Exactly with { Threads = 1 });
        var many = Fit(Exactly with { Threads = 4 });

        for (var k = 0; k < 4; k++)
        {
            Assert.Equal(one.Weights(k).ToArray(), many.Weights(k).ToArray());
        }

        Assert.Equal(one.Biases.ToArray(), many.Biases.ToArray());
    }

    [Fact]
    public void Margins_OfALearntCase_AreHighestForItsClass()
    {
        var machines = Fit(Exactly with { C = 20 });
        var (cases, labels) = Cases();

        Assert.All(cases.Zip(labels), item =>
        {
            var margins = machines.Margins(item.First);
            Assert.Equal(item.Second, Array.IndexOf(margins, margins.Max()));
        });
    }

    [Fact]
    public void Fit_OfNothing_IsRefused()
    {
        var token = TestContext.Current.CancellationToken;
        LinearSvmOptions options = new();

        Assert.Throws<ArgumentException>(() => LinearSvm.Fit([], [], 2, 1, options, token));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => LinearSvm.Fit([new SparseVector([0], [1])], [0], 1, 1, options, token));
    }

    [Fact]
    public void Vector_WhoseIndicesDoNotAscend_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new SparseVector([1, 1], [1, 2]));
        Assert.Throws<ArgumentException>(() => new SparseVector([-1], [1]));
        Assert.Throws<ArgumentException>(() => new SparseVector([0], [1, 2]));
    }

    private static LinearSvmOptions Exactly => new() { Tolerance = 1e-7, MaxPasses = 1_000_000 };

    private static LinearSvm Fit(LinearSvmOptions options)
    {
        var (cases, labels) = Cases();
        return LinearSvm.Fit(cases, labels, 4, 40, options, TestContext.Current.CancellationToken);
    }

    private static (IReadOnlyList<SparseVector> Cases, int[] Labels) Cases()
    {
        var golden = Golden.Read("composers");
        return (
            [
                .. golden.GetProperty("features").Rows().Select(row =>
                {
                    int[] indices = [.. Enumerable.Range(0, row.Length).Where(j => row[j] != 0)];
                    return new SparseVector(indices, [.. indices.Select(j => (float)row[j])]);
                }),
            ],
            golden.GetProperty("labels").Integers());
    }
}
