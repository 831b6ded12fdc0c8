namespace MoodLab.Learning.Control;

/// <summary>The names of the methods of mood control.</summary>
public static class ControlMethodExtensions
{
    /// <summary>Gets the method's name, as pages, commands and files write it: <c>neurons-zero</c>.</summary>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the methods.</exception>
    public static string Name(this ControlMethod method) => method switch
    {
        ControlMethod.None => "none",
        ControlMethod.Conditioned => "conditioned",
        ControlMethod.Guided => "guided",
        ControlMethod.Neurons => "neurons",
        ControlMethod.NeuronsZero => "neurons-zero",
        ControlMethod.Ranked => "ranked",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not one of the methods."),
    };

    /// <summary>Reads a method by its name, in any case.</summary>
    /// <param name="text">For example <c>guided</c>.</param>
    /// <param name="method">The method, where the text names one.</param>
    public static bool TryParse(string? text, out ControlMethod method)
    {
        foreach (var candidate in Enum.GetValues<ControlMethod>())
        {
            if (string.Equals(candidate.Name(), text, StringComparison.OrdinalIgnoreCase))
            {
                method = candidate;
                return true;
            }
        }

        method = default;
        return false;
    }
}
