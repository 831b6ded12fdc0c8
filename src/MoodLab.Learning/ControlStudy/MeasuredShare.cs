using MoodLab.Statistics;

namespace MoodLab.Learning.ControlStudy;

/// <summary>A share of counted cases, as reports write it.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Interval">Its 95 % interval (<see cref="Proportion.Wilson"/>): the lower and the upper end.</param>
public sealed record MeasuredShare(double Share, IReadOnlyList<double> Interval)
{
    /// <summary>Measures a share.</summary>
    /// <param name="counted">The cases, at least one.</param>
    public static MeasuredShare Of(Proportion counted) => new(counted.Share, [counted.Wilson.Low, counted.Wilson.High]);
}
