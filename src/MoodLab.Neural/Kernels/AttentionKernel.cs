using System.Runtime.CompilerServices;

namespace MoodLab.Neural.Kernels;

/// <summary>The two products of one query with the keys and values of its head, [N, D] without gaps.</summary>
internal static unsafe class AttentionKernel
{
    /// <summary>scores[n] = query . keys[n].</summary>
    public static void Scores(float* query, float* keys, int count, int size, float* scores)
    {
        switch (Simd.Level)
        {
            case SimdLevel.Avx512:
                Scores<Lanes512>(query, keys, count, size, scores);
                break;
            case SimdLevel.Avx2:
                Scores<Lanes256>(query, keys, count, size, scores);
                break;
            default:
                Scores<Lanes1>(query, keys, count, size, scores);
                break;
        }
    }

    /// <summary>output = the sum over n of weights[n] values[n].</summary>
    public static void Mix(float* weights, float* values, int count, int size, float* output)
    {
        var done = Simd.Level switch
        {
            SimdLevel.Avx512 => Mix<Lanes512>(0, weights, values, count, size, output),
            SimdLevel.Avx2 => Mix<Lanes256>(0, weights, values, count, size, output),
            _ => 0,
        };
        Mix<Lanes1>(done, weights, values, count, size, output);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores<T>(float* query, float* keys, int count, int size, float* scores)
        where T : unmanaged, ILanes<T>
    {
        for (var n = 0; n < count; n++, keys += size)
        {
            var sums = T.Broadcast(0);
            var d = 0;
            for (; d + T.Count <= size; d += T.Count)
            {
                sums = T.MultiplyAdd(T.Load(query + d), T.Load(keys + d), sums);
            }

            var sum = sums.Sum();
            for (; d < size; d++)
            {
                sum += query[d] * keys[d];
            }

            scores[n] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Mix<T>(int d, float* weights, float* values, int count, int size, float* output)
        where T : unmanaged, ILanes<T>
    {
        for (; d + T.Count <= size; d += T.Count)
        {
            var sum = T.Broadcast(0);
            for (var n = 0; n < count; n++)
            {
                sum = T.MultiplyAdd(T.Broadcast(Gemm.Flush(weights[n])), T.Load(values + ((nint)n * size) + d), sum);
            }

            sum.Store(output + d);
        }

        return d;
    }
}
