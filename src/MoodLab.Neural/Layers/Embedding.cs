using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

/// <summary>A table of vectors, looked up by id. <c>weight</c> is [V, E].</summary>
public sealed class Embedding : Module
{
    private readonly Tensor _weight;

    /// <summary>Creates a table with normally distributed entries.</summary>
    /// <param name="count">V, the number of ids.</param>
    /// <param name="size">E, the length of a vector.</param>
    /// <param name="random">Source of the starting values.</param>
    public Embedding(int count, int size, RandomSource random)
    {
        Count = count;
        Size = size;
        _weight = Register("weight", Initialise.Normal(new Tensor(count, size), 1, random));
    }

    /// <summary>Gets V, the number of ids.</summary>
    public int Count { get; }

    /// <summary>Gets E, the length of a vector.</summary>
    public int Size { get; }

    /// <summary>Looks ids up.</summary>
    /// <param name="tape">The step's tape.</param>
    /// <param name="ids">T * B ids, time-major, each 0 to V - 1; not to be changed before the step ends.</param>
    /// <param name="steps">T.</param>
    /// <param name="batch">B.</param>
    /// <returns>[T, B, E].</returns>
    /// <exception cref="ArgumentException">There are not T * B ids.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside the table.</exception>
    public unsafe Tensor Forward(Tape tape, int[] ids, int steps, int batch)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(ids);
        if (steps < 1 || batch < 1 || ids.Length != (long)steps * batch)
        {
            throw new ArgumentException($"{ids.Length} ids do not fill [{steps}, {batch}].", nameof(ids));
        }

        var output = tape.Make(_weight.RequiresGrad, steps, batch, Size);
        for (var i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(ids), ids[i], $"Ids lie between 0 and {Count - 1}.");
            }

            _weight.Data.Slice(ids[i] * Size, Size).CopyTo(output.Data[(i * Size)..]);
        }

        tape.Record(output, () =>
        {
            for (var i = 0; i < ids.Length; i++)
            {
                var from = output.GradPointer + ((long)i * Size);
                Elementwise.Add(_weight.GradPointer + ((long)ids[i] * Size), from, Size);
            }
        });
        return output;
    }
}
