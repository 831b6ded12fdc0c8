using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>
/// One case of a golden file: <c>name.input</c> and parameters go in, <c>name.output</c> and <c>name.gradient…</c> come
/// out, where the loss is the sum of the outputs times <c>name.weights</c>.
/// </summary>
internal static class GoldenCase
{
    /// <summary>Sets a module's parameters and buffers to a case's.</summary>
    public static void Load(Golden golden, string name, Module module)
    {
        foreach (var (path, tensor) in module.NamedParameters().Concat(module.NamedBuffers()))
        {
            golden.Values($"{name}.{path}").CopyTo(tensor.Data);
        }
    }

    /// <summary>Runs a case forwards and backwards and compares everything.</summary>
    /// <param name="golden">The file.</param>
    /// <param name="name">The case.</param>
    /// <param name="tape">The tape to run on.</param>
    /// <param name="forward">What is tested.</param>
    /// <param name="module">Its parameters; null for none.</param>
    /// <param name="results">What the results are stored under, if not under the name itself.</param>
    public static void Run(
        Golden golden, string name, Tape tape, Func<Tensor, Tensor> forward, Module? module = null,
        string? results = null)
    {
        results ??= name;
        var input = golden.Tensor($"{name}.input");
        var output = forward(input);
        golden.AssertClose($"{results}.output", output.Data);
        Assert.Equal(golden.Shape($"{results}.output"), output.Shape.ToArray());

        double[] weights = [.. golden.Values($"{name}.weights").Select(weight => (double)weight)];
        tape.Backward(GradientCheck.WeightedSum(tape, output, weights));
        golden.AssertClose($"{results}.gradient.input", input.Grad);
        foreach (var (path, tensor) in module?.NamedParameters() ?? [])
        {
            golden.AssertClose($"{results}.gradient.{path}", tensor.Grad);
        }
    }
}
