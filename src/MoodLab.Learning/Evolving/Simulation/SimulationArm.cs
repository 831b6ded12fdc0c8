namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>One way of evolving, over many sessions.</summary>
/// <param name="Ratings">The mean number of ratings; sessions without success count with the most allowed.</param>
/// <param name="MedianRatings">The median.</param>
/// <param name="Generations">The mean number of generations shown.</param>
/// <param name="Satisfied">How many sessions ended with a melody that satisfied.</param>
/// <param name="Sessions">How many sessions there were.</param>
public sealed record SimulationArm(
    double Ratings, double MedianRatings, double Generations, int Satisfied, int Sessions)
{
    /// <summary>Sums up sessions.</summary>
    /// <param name="sessions">At least one.</param>
    internal static SimulationArm Of(IReadOnlyList<SimulatedSession> sessions)
    {
        var ratings = sessions.Select(session => session.Ratings).Order().ToList();
        return new SimulationArm(
            ratings.Average(),
            (ratings[(ratings.Count - 1) / 2] + ratings[ratings.Count / 2]) / 2.0,
            sessions.Average(session => session.Generations),
            sessions.Count(session => session.IsSatisfied),
            sessions.Count);
    }
}
