using MoodLab.Statistics;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>How many ratings simulated musicians gave until a melody satisfied them.</summary>
/// <param name="Options">What was compared.</param>
/// <param name="Classic">The classic, over all musicians that have a taste.</param>
/// <param name="Taste">The same with a taste model.</param>
/// <param name="Again">A second session with it, begun with what the first one's stars told.</param>
/// <param name="Ratio">The taste model's ratings by the classic's.</param>
/// <param name="RatioInterval">The ratio's 95 % interval.</param>
/// <param name="Published">The classic as published; null where it took no part.</param>
/// <param name="Musicians">Each kind of musician.</param>
/// <remarks>
/// Kinds count alike. Musicians that rate at random have no taste that could be met, and count in their own row alone.
/// </remarks>
public sealed record SimulationReport(
    SimulationOptions Options,
    SimulationArm Classic,
    SimulationArm Taste,
    SimulationArm Again,
    double Ratio,
    Interval RatioInterval,
    SimulationArm? Published,
    IReadOnlyList<SimulatedKind> Musicians);
