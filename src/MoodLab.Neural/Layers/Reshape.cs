using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>
/// Other shapes for the same elements in row-major order. Nothing is copied: result and input share their data and
/// their gradient, so nothing is recorded either.
/// </summary>
public static class Reshape
{
    /// <summary>Gives a tensor another shape.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="shape">A shape of the same length.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static Tensor To(Tensor input, params int[] shape)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(shape);
        if (Shapes.Length(shape) != input.Length)
        {
            throw new ArgumentException(
                $"{Shapes.Describe(input.Shape)} cannot be shown as {Shapes.Describe(shape)}: the lengths differ.",
                nameof(shape));
        }

        return input.View([.. shape]);
    }

    /// <summary>Joins all dimensions but the first.</summary>
    /// <param name="input">[B, ...].</param>
    /// <returns>[B, N].</returns>
    /// <exception cref="ArgumentException">The input is a scalar.</exception>
    public static Tensor Flatten(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Shape.Length == 0)
        {
            throw new ArgumentException("Flatten expects [B, ...], but the input is a scalar, [].", nameof(input));
        }

        return input.View([input.Shape[0], input.Length / input.Shape[0]]);
    }
}
