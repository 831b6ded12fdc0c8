namespace MoodLab.Learning.Language.Recipes;

/// <summary>
/// An experiment of the study: arms that begin from the same weights, read the same windows in the same order and
/// differ in one setting. All three have the arm with the study's plain settings in common.
/// </summary>
/// <param name="Name">Its name, as files and commands have it.</param>
/// <param name="Title">Its name in a heading.</param>
/// <param name="Question">What it asks.</param>
/// <param name="Arms">The arms; the first has the study's plain settings, and the others are compared with it.</param>
public sealed record Recipe(string Name, string Title, string Question, IReadOnlyList<RecipeArm> Arms)
{
    /// <summary>Gets the experiment with noise behind the first layer.</summary>
    public static Recipe Noise { get; } = new(
        "noise",
        "Noise behind the first layer",
        "Does Gaussian noise of a deviation of 0.2 behind the first LSTM layer slow overfitting?",
        [
            new RecipeArm("without noise", StudyCurve.WithoutNoise),
            new RecipeArm("noise 0.2", StudyCurve.WithNoise) { Noise = 0.2 },
        ]);

    /// <summary>Gets the experiment with three strengths of dropout between layers.</summary>
    public static Recipe Dropout { get; } = new(
        "dropout",
        "Dropout between layers",
        "Which dropout is best: 0.05, 0.15 or 0.25?",
        [
            new RecipeArm("dropout 0.05", StudyCurve.Dropout5),
            new RecipeArm("dropout 0.15", StudyCurve.Dropout15) { Dropout = 0.15 },
            new RecipeArm("dropout 0.25", StudyCurve.Dropout25) { Dropout = 0.25 },
        ]);

    /// <summary>Gets the experiment with a further dropout before the last layer.</summary>
    public static Recipe HeadDropout { get; } = new(
        "head-dropout",
        "Dropout before the last layer",
        "Does a further dropout of 0.5 before the last layer slow overfitting?",
        [
            new RecipeArm("without head dropout", StudyCurve.WithoutNoise),
            new RecipeArm("head dropout 0.5", StudyCurve.WithHeadDropout) { HeadDropout = 0.5 },
        ]);

    /// <summary>Gets all experiments.</summary>
    public static IReadOnlyList<Recipe> All { get; } = [Noise, Dropout, HeadDropout];
}
