namespace MoodLab.Learning.Language.Recipes;

/// <summary>How far an experiment has come.</summary>
/// <param name="Arm">The arm that runs.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Arms">How many there are.</param>
/// <param name="Training">How far the arm has come.</param>
public sealed record RecipeProgress(string Arm, int Number, int Arms, TrainingProgress Training);
