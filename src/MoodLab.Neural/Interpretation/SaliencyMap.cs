namespace MoodLab.Neural.Interpretation;

/// <summary>
/// How much each step of a batch's sequences moved an output. Letters: T steps, B sequences, E numbers of a step.
/// </summary>
public sealed class SaliencyMap
{
    private readonly float[] _embedded;

    internal SaliencyMap(int steps, int batch, int size, float[] gradient, float[] embedded)
    {
        Steps = steps;
        Batch = batch;
        Size = size;
        Gradient = gradient;
        _embedded = embedded;
    }

    /// <summary>Gets T.</summary>
    public int Steps { get; }

    /// <summary>Gets B.</summary>
    public int Batch { get; }

    /// <summary>Gets E.</summary>
    public int Size { get; }

    /// <summary>Gets the gradient of the output with respect to the embeddings, [T, B, E] row-major.</summary>
    public IReadOnlyList<float> Gradient { get; }

    /// <summary>Computes the Euclidean norm of each step's gradient: how much the output can move, [T, B].</summary>
    public float[] Norms() => PerStep((gradient, _) => (double)gradient * gradient, Math.Sqrt);

    /// <summary>
    /// Computes the product of each step's gradient and its embedding: how much the step moved the output to first
    /// order, with its sign, [T, B].
    /// </summary>
    public float[] TimesInput() => PerStep((gradient, embedded) => (double)gradient * embedded, sum => sum);

    private float[] PerStep(Func<float, float, double> term, Func<double, double> finish)
    {
        var result = new float[Steps * Batch];
        for (var row = 0; row < result.Length; row++)
        {
            double sum = 0;
            for (var i = row * Size; i < (row + 1) * Size; i++)
            {
                sum += term(Gradient[i], _embedded[i]);
            }

            result[row] = (float)finish(sum);
        }

        return result;
    }
}
