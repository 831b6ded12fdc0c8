namespace MoodLab.Statistics.Classification;

/// <summary>A vector most of whose entries are zero.</summary>
public sealed class SparseVector
{
    private readonly int[] _indices;
    private readonly float[] _values;

    /// <summary>Makes a vector of its entries.</summary>
    /// <param name="indices">Where the entries are, ascending, from 0.</param>
    /// <param name="values">What they are.</param>
    /// <exception cref="ArgumentException">There are more of one than of the other, or they do not ascend.</exception>
    public SparseVector(int[] indices, float[] values)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(values);
        if (indices.Length != values.Length)
        {
            throw new ArgumentException(
                $"There are {indices.Length} indices and {values.Length} values.", nameof(values));
        }

        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || (i > 0 && indices[i] <= indices[i - 1]))
            {
                throw new ArgumentException($"Index {indices[i]} at place {i} does not ascend.", nameof(indices));
            }
        }

        (_indices, _values) = (indices, values);
    }

    /// <summary>Gets where the entries are, ascending.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>Gets the entries.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Gets the sum of the squared entries.</summary>
    public double SquaredNorm
    {
        get
        {
            var sum = 0.0;
            foreach (var value in _values)
            {
                sum += (double)value * value;
            }

            return sum;
        }
    }

    /// <summary>Multiplies the vector with a dense one.</summary>
    /// <param name="dense">At least as long as the last index needs; what it has beyond counts as multiplied by 0.
    /// </param>
    public double Dot(ReadOnlySpan<float> dense)
    {
        var sum = 0.0;
        for (var i = 0; i < _indices.Length; i++)
        {
            sum += (double)_values[i] * dense[_indices[i]];
        }

        return sum;
    }

    /// <summary>Adds a multiple of the vector to a dense one.</summary>
    /// <param name="factor">The multiple.</param>
    /// <param name="dense">At least as long as the last index needs.</param>
    public void AddTo(float factor, Span<float> dense)
    {
        for (var i = 0; i < _indices.Length; i++)
        {
            dense[_indices[i]] += factor * _values[i];
        }
    }
}
