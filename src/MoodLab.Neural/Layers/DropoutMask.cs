using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MoodLab.Neural.Randomness;

namespace MoodLab.Neural.Layers;

/// <summary>Factors of dropout: zero with probability p, else 1 / (1 - p).</summary>
internal static unsafe class DropoutMask
{
    /// <summary>Refuses what is no share from 0 to below 1.</summary>
    public static double Check(double probability) =>
        probability is >= 0 and < 1
            ? probability
            : throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A share from 0 to below 1.");

    /// <summary>Draws factors; one draw of 64 bits decides four, so p is kept to the nearest 1/65,536.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Draw(double probability, RandomSource random, float* mask, long length)
    {
        // Without branches, which could not be predicted.
        var threshold = (int)Math.Round(probability * 65536);
        var limit = Vector128.Create(threshold);
        var keep = Vector128.Create((float)(65536.0 / (65536 - threshold)));
        for (long i = 0; i < length; i += Vector128<float>.Count)
        {
            var numbers = Vector128.WidenLower(Vector128.CreateScalar(random.NextBits()).AsUInt16()).AsInt32();
            var factors = Vector128.GreaterThanOrEqual(numbers, limit).AsSingle() & keep;
            if (i + Vector128<float>.Count <= length)
            {
                factors.Store(mask + i);
                continue;
            }

            for (var rest = i; rest < length; rest++)
            {
                mask[rest] = factors[(int)(rest - i)];
            }
        }
    }
}
