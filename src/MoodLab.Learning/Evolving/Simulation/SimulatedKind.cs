using MoodLab.Statistics;

namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>What came of one kind of musician.</summary>
/// <param name="Musician">The kind.</param>
/// <param name="Classic">The classic.</param>
/// <param name="Taste">The same with a taste model.</param>
/// <param name="Again">A second session with it, begun with what the first one's stars told.</param>
/// <param name="Ratio">The taste model's ratings by the classic's.</param>
/// <param name="RatioInterval">The ratio's 95 % interval.</param>
/// <param name="Published">The classic as published; null where it took no part.</param>
public sealed record SimulatedKind(
    MusicianKind Musician,
    SimulationArm Classic,
    SimulationArm Taste,
    SimulationArm Again,
    double Ratio,
    Interval RatioInterval,
    SimulationArm? Published);
