using MoodLab.Neural.Layers;
using MoodLab.Neural.Serialization;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests;

/// <summary>Numbers that PyTorch computed; the scripts in <c>Golden/</c> make them.</summary>
internal sealed class Golden
{
    // Single precision carries 6e-8; sums over a few hundred terms stay well below this.
    private const double RelativeError = 1e-5;

    private readonly SafeTensors _file;

    private Golden(SafeTensors file) => _file = file;

    public IReadOnlyDictionary<string, string> Metadata => _file.Metadata;

    public static Golden Read(string name) =>
        new(SafeTensors.ReadFile(Path.Combine(AppContext.BaseDirectory, "Golden", name + ".safetensors")));

    public int[] Shape(string key) => [.. _file.Shape(key)];

    public float[] Values(string key) => _file.Read(key);

    /// <summary>A tensor with the values of a key, that wants a gradient.</summary>
    public Tensor Tensor(string key)
    {
        Tensor tensor = new(Shape(key)) { RequiresGrad = true };
        Values(key).CopyTo(tensor.Data);
        return tensor;
    }

    /// <summary>Loads a module's parameters by their names.</summary>
    public void Load(Module module) => StateDict.Load(module, _file);

    /// <summary>Compares by the norm of the difference over the norm of what was expected.</summary>
    public void AssertClose(string key, ReadOnlySpan<float> actual)
    {
        var expected = Values(key);
        Assert.Equal(expected.Length, actual.Length);
        double difference = 0, size = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(expected[i] - actual[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        var error = Math.Sqrt(difference / size);
        Assert.True(error < RelativeError, $"{key}: relative error {error:E2}");
    }
}
