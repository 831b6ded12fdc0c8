namespace MoodLab.Neural.Kernels;

/// <summary>The widest vector instructions that the kernels use.</summary>
public enum SimdLevel
{
    /// <summary>One number at a time: the reference that the fast paths are compared with.</summary>
    Plain,

    /// <summary>Eight numbers at a time (AVX2 with fused multiply-add).</summary>
    Avx2,

    /// <summary>Sixteen numbers at a time (AVX-512).</summary>
    Avx512,
}
