using MoodLab.Neural.Layers;

namespace MoodLab.Learning.Language;

/// <summary>Finds numbers that are infinite or none, which nothing recovers from.</summary>
internal static class NonFinite
{
    /// <summary>Finds the first parameter that holds one.</summary>
    /// <param name="module">The module.</param>
    /// <returns>The parameter's name; null where all numbers are finite.</returns>
    public static string? Find(Module module)
    {
        foreach (var (name, tensor) in module.NamedParameters())
        {
            if (IsIn(tensor.Data))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Gets whether there is one.</summary>
    /// <param name="values">Where to look.</param>
    public static bool IsIn(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }
}
