using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>What a network learns from and is judged by. For one thread.</summary>
internal interface IExamples
{
    /// <summary>Gets how many there are.</summary>
    int Count { get; }

    /// <summary>Gets the number of classes.</summary>
    int Classes { get; }

    /// <summary>Gets an example's class.</summary>
    /// <param name="example">0 to <see cref="Count"/> - 1.</param>
    int Class(int example);

    /// <summary>Gets which file an example is of, and which part of it.</summary>
    /// <param name="example">0 to <see cref="Count"/> - 1.</param>
    (string Path, int Part) Source(int example);

    /// <summary>Puts examples together.</summary>
    /// <param name="examples">Which.</param>
    /// <returns>A batch as the network reads it; it is void after the next call.</returns>
    Tensor Batch(ReadOnlySpan<int> examples);
}
