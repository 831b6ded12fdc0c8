using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>Sequences of a few numbers, [T, B, features], as the study's recurrent network reads them.</summary>
/// <param name="windows">Sequences of one length, with the file whose class is asked for.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class WindowExamples(
    IReadOnlyList<(string Path, int Class, IReadOnlyList<double[]> Steps)> windows, int classes) : IExamples
{
    private readonly Dictionary<int, Tensor> _batches = [];

    public int Count => windows.Count;

    public int Classes => classes;

    public int Class(int example) => windows[example].Class;

    public (string Path, int Part) Source(int example) => (windows[example].Path, 0);

    public Tensor Batch(ReadOnlySpan<int> examples)
    {
        var steps = windows[examples[0]].Steps;
        if (!_batches.TryGetValue(examples.Length, out var batch))
        {
            batch = new Tensor(steps.Count, examples.Length, steps[0].Length);
            _batches.Add(examples.Length, batch);
        }

        var at = 0;
        for (var step = 0; step < steps.Count; step++)
        {
            foreach (var example in examples)
            {
                foreach (var feature in windows[example].Steps[step])
                {
                    batch.Data[at++] = (float)feature;
                }
            }
        }

        return batch;
    }
}
