using System.Globalization;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.ControlStudy;

/// <summary>One way of pursuing a mood that the study of mood control compares with others.</summary>
/// <param name="Method">The method.</param>
/// <param name="Strength">How strongly the mood is pursued, as
/// <see cref="Sampling.PieceSamplerOptions.Strength"/> has it: 0 where there is no mood, 1 as learnt.</param>
/// <param name="Candidates">Of how many pieces one is kept; 1 unless the method is
/// <see cref="ControlMethod.Ranked"/>.</param>
/// <param name="Memory">How readily a piece comes back to what it has played before, as
/// <see cref="Sampling.PieceSamplerOptions.Memory"/> has it; as visitors' pieces are composed, unless told.</param>
public sealed record ControlArm(
    ControlMethod Method, double Strength, int Candidates = 1, double Memory = ControlArm.UsualMemory)
{
    /// <summary>The memory of an arm that is not told another.</summary>
    public const double UsualMemory = 1;

    /// <summary>Gets the name, by which files and commands call the arm: <c>none</c>, <c>guided-1.5</c>.</summary>
    public string Name => Method.Name()
        + (Method is ControlMethod.Guided or ControlMethod.Ranked ? Suffix("", Strength) : "")
        + (Memory == UsualMemory ? "" : Suffix("memory-", Memory));

    /// <summary>Gets the moods for which pieces are composed: all, or a single null where no mood is
    /// pursued.</summary>
    public IReadOnlyList<Mood?> Moods => Method == ControlMethod.None
        ? [null]
        : [.. Enum.GetValues<Mood>().Select(mood => (Mood?)mood)];

    /// <summary>Gets whether the arm sets cells of the network.</summary>
    public bool NeedsNeurons => Method is ControlMethod.Neurons or ControlMethod.NeuronsZero;

    /// <summary>Gets whether the network must have learnt moods.</summary>
    public bool NeedsMoods => Method is ControlMethod.Conditioned or ControlMethod.Guided or ControlMethod.Ranked;

    private static string Suffix(string of, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"-{of}{value}");
}
