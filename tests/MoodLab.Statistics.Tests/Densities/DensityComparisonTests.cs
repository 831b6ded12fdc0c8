using MoodLab.Statistics.Densities;

namespace MoodLab.Statistics.Tests.Densities;

public sealed class DensityComparisonTests
{
    [Fact]
    public void DensityOverlapAndDivergence_AreSciPys()
    {
        var golden = Golden.Read("densities");
        var first = golden.GetProperty("first").Numbers();
        GaussianDensity density = new(first);
        var comparison = DensityComparison.Of(first, golden.GetProperty("second").Numbers());

        Assert.All(
            golden.GetProperty("at").Numbers().Zip(golden.GetProperty("density").Numbers()),
            of => Assert.Equal(of.Second, density.At(of.First), 1e-12));
        Assert.Equal(golden.GetProperty("overlap").GetDouble(), comparison.Overlap, 1e-9);
        Assert.Equal(golden.GetProperty("divergence").GetDouble(), comparison.Divergence, 1e-9);
    }

    [Fact]
    public void Of_TheSameSet_IsAlike()
    {
        double[] values = [1, 2, 2.5, 4, 7];
        var comparison = DensityComparison.Of(values, values);

        // What the density puts outside of the smallest and the largest value does not count.
        Assert.InRange(comparison.Overlap, 0.65, 0.75);
        Assert.Equal(0, comparison.Divergence, 1e-12);
    }

    [Fact]
    public void Of_SetsWithoutSpread_IsAlikeOnlyWhereTheyAreEqual()
    {
        Assert.Equal(new DensityComparison(1, 0), DensityComparison.Of([3, 3], [3]));
        Assert.True(double.IsNaN(DensityComparison.Of([3, 3], [4, 4]).Overlap));
        Assert.True(double.IsNaN(DensityComparison.Of([], [4, 5]).Overlap));
        Assert.Throws<ArgumentException>(() => new GaussianDensity([2, 2]));
    }
}
