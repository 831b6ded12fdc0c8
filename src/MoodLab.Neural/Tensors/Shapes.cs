namespace MoodLab.Neural.Tensors;

/// <summary>Arithmetic and messages of shapes.</summary>
internal static class Shapes
{
    /// <summary>Counts the elements of a shape; refuses empty ones, and those that a span cannot address.</summary>
    public static int Length(ReadOnlySpan<int> shape)
    {
        long length = 1;
        foreach (var size in shape)
        {
            if (size < 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(shape), $"Every size must be at least 1, but the shape is {Describe(shape)}.");
            }

            length *= size;
            if (length > int.MaxValue)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(shape), $"A tensor has at most {int.MaxValue} elements; {Describe(shape)} are more.");
            }
        }

        return (int)length;
    }

    public static string Describe(ReadOnlySpan<int> shape) => $"[{string.Join(", ", shape.ToArray())}]";

    /// <summary>Refuses a tensor whose last dimension is not what a layer was made for.</summary>
    public static void RequireLast(string layer, Tensor input, int expected)
    {
        if (input.Shape.Length == 0 || input.Shape[^1] != expected)
        {
            throw new ArgumentException(
                $"{layer} expects [..., {expected}], but the input is {Describe(input.Shape)}.", nameof(input));
        }
    }

    /// <summary>Refuses two tensors of different shapes.</summary>
    public static void RequireSame(string operation, Tensor left, Tensor right)
    {
        if (!left.Shape.SequenceEqual(right.Shape))
        {
            throw new ArgumentException(
                $"{operation} expects equal shapes, but they are {Describe(left.Shape)} and {Describe(right.Shape)}.",
                nameof(right));
        }
    }

    /// <summary>Refuses lengths that are not one for each sequence of [T, B, ...], 1 to T.</summary>
    public static void RequireLengths(Tensor input, int[]? lengths)
    {
        if (lengths is null)
        {
            return;
        }

        if (lengths.Length != input.Shape[1])
        {
            throw new ArgumentException(
                $"{lengths.Length} lengths do not fit the input {Describe(input.Shape)}.", nameof(lengths));
        }

        foreach (var length in lengths)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(length, 1, nameof(lengths));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, input.Shape[0], nameof(lengths));
        }
    }
}
