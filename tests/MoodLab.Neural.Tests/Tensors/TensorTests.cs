using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Tensors;

public sealed class TensorTests
{
    [Fact]
    public void Constructor_OfAShape_GivesZerosOfThatShape()
    {
        Tensor tensor = new(2, 3, 4);

        Assert.Equal([2, 3, 4], tensor.Shape.ToArray());
        Assert.Equal(24, tensor.Length);
        Assert.Equal(-1, tensor.Data.IndexOfAnyExcept(0f));
        Assert.False(tensor.RequiresGrad);
        Assert.False(tensor.HasGrad);
        Assert.Empty(tensor.Grad.ToArray());
    }

    [Fact]
    public void Constructor_OfNoSizes_GivesAScalar() => Assert.Equal(1, new Tensor().Length);

    [Theory]
    [InlineData(0)]
    [InlineData(3, -1)]
    public void Constructor_OfASizeBelowOne_IsRefused(params int[] shape) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tensor(shape));

    [Theory]
    [InlineData(65536, 65536)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void Constructor_OfMoreThanAnArrayHolds_IsRefusedBeforeAllocating(params int[] shape)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => new Tensor(shape));
        Assert.Contains($"[{string.Join(", ", shape)}]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shape_WhenTheGivenArrayChanges_StaysAsItWas()
    {
        int[] shape = [2, 3];
        Tensor tensor = new(shape);
        shape[0] = 1000;

        Assert.Equal([2, 3], tensor.Shape.ToArray());
    }
}
