using MoodLab.Learning.Control;

namespace MoodLab.Lab.Composing;

/// <summary>By which methods pieces can be composed, and what strength means to each.</summary>
public static class CompositionMethods
{
    /// <summary>Gets the methods that visitors can ask for, the usual one first.</summary>
    public static IReadOnlyList<ControlMethod> Offered { get; } =
        [ControlMethod.Guided, ControlMethod.Conditioned, ControlMethod.None];

    /// <summary>Gets the methods by which a piece can be composed: those offered, and those that only studies and
    /// commands use.</summary>
    public static IReadOnlyList<ControlMethod> All { get; } =
        [.. Offered, ControlMethod.Neurons, ControlMethod.NeuronsZero];

    /// <summary>Gets whether the model must have learnt moods.</summary>
    /// <param name="method">The method.</param>
    public static bool NeedsMoods(this ControlMethod method) =>
        method is ControlMethod.Guided or ControlMethod.Conditioned;

    /// <summary>Gets whether values of neurons must have been evolved for the model.</summary>
    /// <param name="method">The method.</param>
    public static bool NeedsNeurons(this ControlMethod method) =>
        method is ControlMethod.Neurons or ControlMethod.NeuronsZero;

    /// <summary>Gets whether the mood's strength can be chosen.</summary>
    /// <param name="method">The method.</param>
    public static bool TakesStrength(this ControlMethod method) => method == ControlMethod.Guided;

    /// <summary>Gets the strength where none is told, the only one where <see cref="TakesStrength"/> is
    /// false.</summary>
    /// <param name="method">The method.</param>
    public static double UsualStrength(this ControlMethod method) => method switch
    {
        ControlMethod.None => 0,
        ControlMethod.Guided => 5,
        _ => 1,
    };

    /// <summary>Reads an offered method by its name, in any case.</summary>
    /// <param name="text">For example <c>guided</c>.</param>
    /// <param name="method">The method, where the text names one that is offered.</param>
    public static bool TryParse(string? text, out ControlMethod method) =>
        ControlMethodExtensions.TryParse(text, out method) && Offered.Contains(method);

    /// <summary>Says what is wrong with a strength of a method that has only one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="strength">The strength that was asked for.</param>
    /// <returns>The sentence, or null where the two go together.</returns>
    public static string? Refuse(this ControlMethod method, double strength) =>
        method.TakesStrength() || strength == method.UsualStrength()
            ? null
            : FormattableString.Invariant(
                $"The method {method.Name()} has the strength {method.UsualStrength()} and takes no other.");
}
