using MoodLab.Neural.Layers;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Serialization;

/// <summary>
/// A module's parameters and buffers under PyTorch's names, so that files load there and here. PyTorch's LSTM and RNN
/// have two biases where ours have one: it is written as <c>bias_ih</c> with a <c>bias_hh</c> of zeros, and their sum
/// is read.
/// </summary>
public static class StateDict
{
    private const string Bias = "bias_ih_l";
    private const string SecondBias = "bias_hh_l";

    /// <summary>Adds all parameters and buffers of a module to a file.</summary>
    /// <param name="module">The module.</param>
    /// <param name="writer">The file.</param>
    /// <param name="type">How to store the numbers.</param>
    public static void Save(Module module, SafeTensorsWriter writer, TensorType type = TensorType.F32)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(writer);
        var single = SingleBiases(module);
        foreach (var (name, tensor) in Tensors(module))
        {
            writer.Add(name, tensor.Shape, tensor.Data, type);
            if (single.Contains(name))
            {
                writer.Add(SecondName(name), tensor.Shape, new float[tensor.Length], type);
            }
        }
    }

    /// <summary>
    /// Sets all parameters and buffers of a module from a file; tensors that the module does not have are passed over.
    /// </summary>
    /// <param name="module">The module.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="SafeTensorsException">
    /// A tensor is missing or has another shape; the module is as it was.
    /// </exception>
    public static void Load(Module module, SafeTensors file)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(file);
        var summed = SingleBiases(module);
        summed.RemoveWhere(name => !file.Contains(SecondName(name)));
        foreach (var (name, tensor) in Tensors(module))
        {
            RequireShape(file, name, tensor);
            if (summed.Contains(name))
            {
                RequireShape(file, SecondName(name), tensor);
            }
        }

        foreach (var (name, tensor) in Tensors(module))
        {
            file.Read(name, tensor.Data);
            if (summed.Contains(name))
            {
                AddTo(tensor.Data, file.Read(SecondName(name)));
            }
        }
    }

    private static IEnumerable<(string Name, Tensor Tensor)> Tensors(Module module) =>
        module.NamedParameters().Concat(module.NamedBuffers());

    private static void RequireShape(SafeTensors file, string name, Tensor tensor)
    {
        var shape = file.Shape(name);
        if (!shape.SequenceEqual(tensor.Shape.ToArray()))
        {
            throw new SafeTensorsException(
                $"has shape [{string.Join(", ", shape)}], but the model needs {Shapes.Describe(tensor.Shape)}.", name);
        }
    }

    // The recurrent biases whose second part the module does not have (a GRU has both).
    private static HashSet<string> SingleBiases(Module module)
    {
        HashSet<string> names = [.. module.NamedParameters().Select(parameter => parameter.Name)];
        return [.. names.Where(
            name => name.Contains(Bias, StringComparison.Ordinal) && !names.Contains(SecondName(name)))];
    }

    private static string SecondName(string name) => name.Replace(Bias, SecondBias, StringComparison.Ordinal);

    private static void AddTo(Span<float> values, float[] second)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] += second[i];
        }
    }
}
