namespace MoodLab.Learning.Language.Recipes;

/// <summary>What an arm came to.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Points">Our losses: the weights begun from as epoch 0, then every epoch.</param>
/// <param name="IsTakenOver">Whether it was found finished, with the same settings, and not trained again.</param>
public sealed record ArmResult(RecipeArm Arm, IReadOnlyList<LossPoint> Points, bool IsTakenOver);
