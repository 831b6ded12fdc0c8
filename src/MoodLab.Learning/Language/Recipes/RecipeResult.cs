namespace MoodLab.Learning.Language.Recipes;

/// <summary>What an experiment came to.</summary>
/// <param name="Recipe">The experiment.</param>
/// <param name="Start">Name of the model that all arms began from.</param>
/// <param name="Settings">How all arms were trained, but for what sets them apart: that of the first.</param>
/// <param name="Arms">What its arms came to, in their order.</param>
/// <param name="LeftOut">Unlabelled pieces left out because they are labelled ones as well.</param>
public sealed record RecipeResult(
    Recipe Recipe, string Start, ArmSettings Settings, IReadOnlyList<ArmResult> Arms, int LeftOut);
