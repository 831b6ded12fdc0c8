namespace MoodLab.Statistics.CrossValidation;

/// <summary>One division of cases.</summary>
/// <param name="Train">Indices to learn from.</param>
/// <param name="Test">Indices to be judged by, none of them in <paramref name="Train"/>.</param>
public sealed record Split(IReadOnlyList<int> Train, IReadOnlyList<int> Test);
