using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>One batch through a batch normalisation, channel by channel.</summary>
/// <param name="input">[B, C, ...].</param>
/// <param name="output">The same shape.</param>
/// <param name="statistics">Room for mean and scale of each channel.</param>
/// <param name="ofBatch">Whether mean and variance are the batch's, so that gradients flow through them, too.</param>
internal sealed unsafe class BatchNormPass(Tensor input, Tensor output, float* statistics, bool ofBatch)
{
    private readonly int _batch = input.Shape[0];
    private readonly int _channels = input.Shape[1];
    private readonly int _length = input.Length / input.Shape[0] / input.Shape[1];

    public Tensor Output => output;

    /// <summary>Gets the number of elements of a channel.</summary>
    public int Count => _batch * _length;

    /// <summary>Mean and variance of a channel of the input.</summary>
    public (double Mean, double Variance) Moments(int c)
    {
        double sum = 0, squares = 0;
        for (var b = 0; b < _batch; b++)
        {
            foreach (var x in Run(input.Pointer, b, c))
            {
                sum += x;
            }
        }

        var mean = sum / Count;
        for (var b = 0; b < _batch; b++)
        {
            foreach (var x in Run(input.Pointer, b, c))
            {
                squares += (x - mean) * (x - mean);
            }
        }

        return (mean, squares / Count);
    }

    /// <summary>y = (x - mean) scale weight + bias.</summary>
    public void Forward(int c, float mean, float scale, float weight, float bias)
    {
        statistics[c] = mean;
        statistics[_channels + c] = scale;
        for (var b = 0; b < _batch; b++)
        {
            Span<float> from = Run(input.Pointer, b, c), to = Run(output.Pointer, b, c);
            for (var i = 0; i < from.Length; i++)
            {
                to[i] = ((from[i] - mean) * scale * weight) + bias;
            }
        }
    }

    /// <summary>
    /// With n = (x - mean) s: dweight += the sum of dy n, dbias += the sum of dy, and
    /// dx += weight s (dy - mean(dy) - n mean(dy n)), where both means are left out if the statistics are given.
    /// </summary>
    public void Backward(int c, float weight, ref float weightGradient, ref float biasGradient)
    {
        float mean = statistics[c], scale = statistics[_channels + c];
        double sum = 0, products = 0;
        for (var b = 0; b < _batch; b++)
        {
            Span<float> x = Run(input.Pointer, b, c), dy = Run(output.GradPointer, b, c);
            for (var i = 0; i < x.Length; i++)
            {
                sum += dy[i];
                products += (double)dy[i] * ((x[i] - mean) * scale);
            }
        }

        weightGradient += (float)products;
        biasGradient += (float)sum;
        if (!input.RequiresGrad)
        {
            return;
        }

        var shift = ofBatch ? (float)(sum / Count) : 0;
        var slope = ofBatch ? (float)(products / Count) : 0;
        for (var b = 0; b < _batch; b++)
        {
            Span<float> x = Run(input.Pointer, b, c), dx = Run(input.GradPointer, b, c);
            var dy = Run(output.GradPointer, b, c);
            for (var i = 0; i < x.Length; i++)
            {
                dx[i] += weight * scale * (dy[i] - shift - ((x[i] - mean) * scale * slope));
            }
        }
    }

    private Span<float> Run(float* values, int b, int c) =>
        new(values + ((((long)b * _channels) + c) * _length), _length);
}
