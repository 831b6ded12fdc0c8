using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>Starts a network as Keras does, where ours would start as PyTorch does.</summary>
internal static class KerasStart
{
    /// <summary>Sets all parameters.</summary>
    /// <param name="module">The network.</param>
    /// <param name="start">How the weights start.</param>
    /// <param name="random">Source of the values.</param>
    public static void Apply(Module module, StudyStart start, RandomSource random)
    {
        foreach (var (name, tensor) in module.NamedParameters())
        {
            if (tensor.Shape.Length < 2)
            {
                tensor.Data.Clear();
                if (name.Contains("bias_ih", StringComparison.Ordinal))
                {
                    // The second quarter is the forget gate's.
                    tensor.Data.Slice(tensor.Length / 4, tensor.Length / 4).Fill(1);
                }
            }
            else if (name.Contains("weight_hh", StringComparison.Ordinal))
            {
                Initialise.Orthogonal(tensor, random);
            }
            else if (start == StudyStart.GlorotUniform)
            {
                Initialise.GlorotUniform(tensor, random);
            }
            else
            {
                Initialise.HeNormal(tensor, random);
            }
        }
    }
}
