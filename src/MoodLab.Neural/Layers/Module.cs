using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Layers;

#pragma warning disable CA1716 // "Module" is PyTorch's word; only Visual Basic reserves it.
/// <summary>
/// A part of a network that has parameters, other modules, or both. Names are PyTorch's dotted paths.
/// </summary>
public abstract class Module
{
    private readonly List<(string Name, Tensor Tensor)> _parameters = [];
    private readonly List<(string Name, Tensor Tensor)> _buffers = [];
    private readonly List<(string Name, Module Module)> _children = [];

    /// <summary>Gets whether layers that only act while learning (dropout, noise) do so; true at first.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>Lists all parameters with their paths, in the order of registration.</summary>
    public IEnumerable<(string Name, Tensor Tensor)> NamedParameters()
    {
        foreach (var parameter in _parameters)
        {
            yield return parameter;
        }

        foreach (var (child, module) in _children)
        {
            foreach (var (name, tensor) in module.NamedParameters())
            {
                yield return ($"{child}.{name}", tensor);
            }
        }
    }

    /// <summary>
    /// Lists all buffers with their paths: what is saved with the parameters but not learnt by gradients, such as
    /// running statistics.
    /// </summary>
    public IEnumerable<(string Name, Tensor Tensor)> NamedBuffers() =>
        _buffers.Concat(_children.SelectMany(
            child => child.Module.NamedBuffers().Select(buffer => ($"{child.Name}.{buffer.Name}", buffer.Tensor))));

    /// <summary>Counts the numbers that are learnt.</summary>
    public long CountParameters() => NamedParameters().Sum(parameter => (long)parameter.Tensor.Length);

    /// <summary>Switches this module and all below it to learning or to evaluation.</summary>
    /// <param name="training">Whether to learn.</param>
    public void Train(bool training = true)
    {
        IsTraining = training;
        foreach (var (_, module) in _children)
        {
            module.Train(training);
        }
    }

    /// <summary>Switches this module and all below it to evaluation.</summary>
    public void Eval() => Train(false);

    /// <summary>Registers a parameter of this module and asks for its gradient.</summary>
    /// <param name="name">PyTorch's name for it, for example <c>weight</c>.</param>
    /// <param name="tensor">The parameter.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    protected Tensor Register(string name, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        RefuseTaken(name);
        tensor.RequiresGrad = true;
        tensor.EnsureGrad();
        _parameters.Add((name, tensor));
        return tensor;
    }

    /// <summary>Registers a tensor that is saved with the parameters but not learnt.</summary>
    /// <param name="name">PyTorch's name for it, for example <c>running_mean</c>.</param>
    /// <param name="tensor">The buffer.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    protected Tensor RegisterBuffer(string name, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        RefuseTaken(name);
        _buffers.Add((name, tensor));
        return tensor;
    }

    /// <summary>Registers a module below this one.</summary>
    /// <param name="name">The path element under which its parameters are found.</param>
    /// <param name="module">The module.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    protected TModule Register<TModule>(string name, TModule module)
        where TModule : Module
    {
        RefuseTaken(name);
        _children.Add((name, module));
        return module;
    }

    private void RefuseTaken(string name)
    {
        if (_parameters.Concat(_buffers).Any(tensor => tensor.Name == name)
            || _children.Any(child => child.Name == name))
        {
            throw new ArgumentException($"The name '{name}' is taken.", nameof(name));
        }
    }
}
