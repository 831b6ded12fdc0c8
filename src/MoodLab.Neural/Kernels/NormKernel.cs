using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>
/// Normalisation of one row to mean 0 and variance 1, with a weight and a bias for each element. With n = (x - mean) s,
/// s = 1 / sqrt(variance + epsilon): y = n weight + bias, and for g = dy weight: dx = s (g - mean(g) - n mean(g n)).
/// </summary>
internal static unsafe class NormKernel
{
    /// <summary>Writes n to <paramref name="normal"/>, and y.</summary>
    /// <returns>s.</returns>
    public static float Forward(
        float* x, float* weight, float* bias, int length, double epsilon, float* normal, float* y) =>
        Simd.Level switch
        {
            SimdLevel.Avx512 => Forward<Lanes512>(x, weight, bias, length, epsilon, normal, y),
            SimdLevel.Avx2 => Forward<Lanes256>(x, weight, bias, length, epsilon, normal, y),
            _ => Forward<Lanes1>(x, weight, bias, length, epsilon, normal, y),
        };

    /// <summary>Adds to dx, dweight and dbias; dx may be null.</summary>
    public static void Backward(
        float* dy, float* weight, float* normal, float scale, int length, float* dx, float* dweight, float* dbias)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                Backward<Lanes512>(dy, weight, normal, scale, length, dx, dweight, dbias);
                break;
            case SimdLevel.Avx2:
                Backward<Lanes256>(dy, weight, normal, scale, length, dx, dweight, dbias);
                break;
            default:
                Backward<Lanes1>(dy, weight, normal, scale, length, dx, dweight, dbias);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Forward<T>(
        float* x, float* weight, float* bias, int length, double epsilon, float* normal, float* y)
        where T : unmanaged, ILanes<T>
    {
        var whole = length / T.Count * T.Count;
        T sums = default, squares = default;
        for (var i = 0; i < whole; i += T.Count)
        {
            sums += T.Load(x + i);
        }

        double sum = sums.Sum(), square = 0;
        for (var i = whole; i < length; i++)
        {
            sum += x[i];
        }

        var mean = (float)(sum / length);
        var centre = T.Broadcast(mean);
        for (var i = 0; i < whole; i += T.Count)
        {
            var n = T.Load(x + i) - centre;
            squares = T.MultiplyAdd(n, n, squares);
        }

        square = squares.Sum();
        for (var i = whole; i < length; i++)
        {
            square += (x[i] - mean) * (x[i] - mean);
        }

        var scale = (float)(1 / Math.Sqrt((square / length) + epsilon));
        var factor = T.Broadcast(scale);
        for (var i = 0; i < whole; i += T.Count)
        {
            var n = (T.Load(x + i) - centre) * factor;
            n.Store(normal + i);
            T.MultiplyAdd(n, T.Load(weight + i), T.Load(bias + i)).Store(y + i);
        }

        for (var i = whole; i < length; i++)
        {
            normal[i] = (x[i] - mean) * scale;
            y[i] = MathF.FusedMultiplyAdd(normal[i], weight[i], bias[i]);
        }

        return scale;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<T>(
        float* dy, float* weight, float* normal, float scale, int length, float* dx, float* dweight, float* dbias)
        where T : unmanaged, ILanes<T>
    {
        var whole = length / T.Count * T.Count;
        T gradients = default, products = default;
        for (var i = 0; i < whole; i += T.Count)
        {
            T up = T.Load(dy + i), n = T.Load(normal + i);
            var g = up * T.Load(weight + i);
            gradients += g;
            products = T.MultiplyAdd(g, n, products);
            T.MultiplyAdd(up, n, T.Load(dweight + i)).Store(dweight + i);
            (T.Load(dbias + i) + up).Store(dbias + i);
        }

        float gradient = gradients.Sum(), product = products.Sum();
        for (var i = whole; i < length; i++)
        {
            gradient += dy[i] * weight[i];
            product += dy[i] * weight[i] * normal[i];
            dweight[i] += dy[i] * normal[i];
            dbias[i] += dy[i];
        }

        if (dx is null)
        {
            return;
        }

        gradient /= length;
        product /= length;
        T meanGradient = T.Broadcast(gradient), meanProduct = T.Broadcast(product), factor = T.Broadcast(scale);
        for (var i = 0; i < whole; i += T.Count)
        {
            var rest = (T.Load(dy + i) * T.Load(weight + i)) - meanGradient - (T.Load(normal + i) * meanProduct);
            T.MultiplyAdd(rest, factor, T.Load(dx + i)).Store(dx + i);
        }

        for (var i = whole; i < length; i++)
        {
            dx[i] += scale * ((dy[i] * weight[i]) - gradient - (normal[i] * product));
        }
    }
}
