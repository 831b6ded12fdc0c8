using MoodLab.Learning.Language.Recipes;

namespace MoodLab.Learning.Tests.Language.Recipes;

/// <summary>Results of experiments that were never run.</summary>
internal static class RecipeResults
{
    /// <summary>Makes a result from the validation losses of each arm, the start first.</summary>
    public static RecipeResult Of(Recipe recipe, params double[][] losses) => new(
        recipe,
        "tiny",
        new ArmSettings(TinyModel.Shape, RecipeRun.Defaults, "5a", "c0"),
        [.. recipe.Arms.Zip(losses, (arm, validation) => new ArmResult(
            arm,
            [.. validation.Select((loss, epoch) => new LossPoint(epoch, epoch == 0 ? null : loss - 0.1, loss))],
            IsTakenOver: false))],
        LeftOut: 0);
}
