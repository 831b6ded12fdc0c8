namespace MoodLab.Learning.Identifying.Study;

/// <summary>What a model said of a piece or a fragment that it had not been shown.</summary>
/// <param name="Path">The piece's file, below the corpus; a copy in another key has a mark behind.</param>
/// <param name="Part">Which fragment of it, from 0; 0 for a whole piece.</param>
/// <param name="Fold">Which of the run's models said it.</param>
/// <param name="Class">What is right, the number of a class.</param>
/// <param name="Probabilities">The probability of each class, [K].</param>
public sealed record StudyPrediction(
    string Path, int Part, int Fold, int Class, IReadOnlyList<double> Probabilities)
{
    /// <summary>Gets the likeliest class, the first of equals.</summary>
    public int Named => Enumerable.Range(0, Probabilities.Count).MaxBy(k => Probabilities[k]);
}
