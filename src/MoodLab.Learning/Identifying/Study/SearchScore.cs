namespace MoodLab.Learning.Identifying.Study;

/// <summary>How well a drawn plan did.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Accuracies">The share of fragments that each fold's model named, 0 to 1.</param>
public sealed record SearchScore(StudyPlan Plan, IReadOnlyList<double> Accuracies)
{
    /// <summary>Gets the mean over the folds, by which the study chose.</summary>
    public double Mean => Accuracies.Average();
}
