using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Tests.Optimizers;

public sealed class GradientClippingTests
{
    private const double Rounding = 1e-6;
    private readonly Linear _linear = new(3, 1, new RandomSource(1));

    [Fact]
    public void ClipNorm_OfTooLongGradients_ScalesAllTogether()
    {
        Set(2, 4, 4, 8);

        Assert.Equal(10, GradientClipping.ClipNorm(_linear, 5), Rounding);

        Assert.Equal([1, 2, 2, 4], Gradients());
    }

    [Fact]
    public void ClipNorm_OfShortGradients_LeavesThem()
    {
        Set(2, 4, 4, 8);

        Assert.Equal(10, GradientClipping.ClipNorm(_linear, 10.5), Rounding);

        Assert.Equal([2, 4, 4, 8], Gradients());
    }

    [Fact]
    public void ClipNorm_OfGradientsThatAreNoNumbers_SaysSo()
    {
        Set(2, float.NaN, 4, 8);

        Assert.True(double.IsNaN(GradientClipping.ClipNorm(_linear, 1)));
    }

    [Fact]
    public void ClipNorm_OfHugeGradients_DoesNotOverflow()
    {
        Set(3e38f, 3e38f, 3e38f, 3e38f);

        GradientClipping.ClipNorm(_linear, 1);

        Assert.All(Gradients(), gradient => Assert.Equal(0.5, gradient, Rounding));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void ClipNorm_WithoutALimit_IsRefused(double limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipNorm(_linear, limit));

    private void Set(params float[] gradients)
    {
        gradients.AsSpan(0, 3).CopyTo(_linear.NamedParameters().First().Tensor.Grad);
        gradients.AsSpan(3).CopyTo(_linear.NamedParameters().Last().Tensor.Grad);
    }

    private IEnumerable<float> Gradients() =>
        _linear.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray());
}
