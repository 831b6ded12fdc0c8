using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Optimizers;

public sealed class WeightAverageTests
{
    private readonly Linear _linear = new(3, 2, new RandomSource(1));

    [Fact]
    public void Update_OfAHalf_MovesHalfTheWay()
    {
        Fill(2);
        using WeightAverage average = new(_linear, 0.5);
        Fill(4);

        average.Update();
        average.Update();

        Assert.All(average.Export(), slot => Assert.All(slot.Average, value => Assert.Equal(3.5f, value)));
        Assert.All(Values(), value => Assert.Equal(4, value));
    }

    [Fact]
    public void Swap_Twice_EvaluatesTheAverageAndGoesOnAsBefore()
    {
        Fill(2);
        using WeightAverage average = new(_linear, 0.5);
        Fill(4);
        average.Update();

        average.Swap();
        Assert.True(average.IsSwapped);
        Assert.All(Values(), value => Assert.Equal(3, value));

        average.Swap();
        Assert.False(average.IsSwapped);
        Assert.All(Values(), value => Assert.Equal(4, value));
    }

    [Fact]
    public void UpdateExportAndImport_WhileSwapped_AreRefused()
    {
        using WeightAverage average = new(_linear);
        average.Swap();

        Assert.Throws<InvalidOperationException>(() => average.Update());
        Assert.Throws<InvalidOperationException>(average.Export);
        Assert.Throws<InvalidOperationException>(() => average.Import(_ => []));
    }

    [Fact]
    public void Import_OfAnExport_GoesOnWithTheSameBits()
    {
        using WeightAverage before = new(_linear, 0.9);
        Fill(0.3f);
        before.Update();
        using WeightAverage after = new(_linear, 0.9);
        var saved = before.Export().ToDictionary(slot => slot.Name, slot => slot.Average);
        after.Import(name => saved[name]);
        Fill(0.7f);

        before.Update();
        after.Update();

        Assert.Equal(before.Export().SelectMany(slot => slot.Average), after.Export().SelectMany(slot => slot.Average));
    }

    [Fact]
    public void Import_OfTheWrongLength_IsRefusedAndChangesNothing()
    {
        using WeightAverage average = new(_linear);
        var before = average.Export().SelectMany(slot => slot.Average).ToArray();

        var refusal = Assert.Throws<ArgumentException>(
            () => average.Import(name => new float[name == "weight" ? 6 : 3]));

        Assert.Contains("bias has 2 numbers, its average 3", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, average.Export().SelectMany(slot => slot.Average));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Constructor_OfNoDecay_IsRefused(double decay) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(_linear, decay));

    private void Fill(float value)
    {
        foreach (var (_, tensor) in _linear.NamedParameters())
        {
            tensor.Data.Fill(value);
        }
    }

    private IEnumerable<float> Values() => _linear.NamedParameters().SelectMany(slot => slot.Tensor.Data.ToArray());
}
