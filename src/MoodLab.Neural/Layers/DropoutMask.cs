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
    public static void Draw(double probability, RandomSource random, float* mask, long length)
    {
        var threshold = (uint)Math.Round(probability * 65536);
        var keep = (float)(65536.0 / (65536 - threshold));
        ulong bits = 0;
        for (long i = 0; i < length; i++)
        {
            bits = i % 4 == 0 ? random.NextBits() : bits >> 16;
            mask[i] = (bits & 0xFFFF) < threshold ? 0 : keep;
        }
    }
}
