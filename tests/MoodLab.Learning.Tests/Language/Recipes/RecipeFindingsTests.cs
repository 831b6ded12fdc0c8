using MoodLab.Learning.Language.Recipes;

namespace MoodLab.Learning.Tests.Language.Recipes;

public sealed class RecipeFindingsTests
{
    [Fact]
    public void Describe_EverythingAsInTheStudy_HoldsUp() => Assert.Equal(
        [
            "dropout 0.05: after 2 epochs the validation loss has risen, +0.0200 (+1.00 %); the study's has risen, "
            + "+0.0067 (+0.29 %). This holds up.",
            "dropout 0.15: after 2 epochs the validation loss lies 0.0300 below that of dropout 0.05; the study's lies "
            + "0.0349 below it. This holds up.",
            "dropout 0.25: after 2 epochs the validation loss lies 0.0400 below that of dropout 0.05; the study's lies "
            + "0.0640 below it. This holds up.",
        ],
        RecipeFindings.Describe(RecipeResults.Of(
            Recipe.Dropout, [2, 2.01, 2.02], [2, 2, 1.99], [2, 1.99, 1.98])));

    [Fact]
    public void Describe_OtherSigns_DoesNotHoldUp() => Assert.Equal(
        [
            "without noise: after 1 epoch the validation loss has fallen, -0.5000 (-25.00 %); the study's has risen, "
            + "+0.0065 (+0.29 %). This does not hold up.",
            "noise 0.2: after 1 epoch the validation loss lies 0.0100 above that of without noise; the study's lies "
            + "0.0051 below it. This does not hold up.",
        ],
        RecipeFindings.Describe(RecipeResults.Of(Recipe.Noise, [2, 1.5], [2, 1.51])));

    [Fact]
    public void Describe_DifferenceBelowThePrintedDigits_IsNone() => Assert.Equal(
        [
            "without head dropout: after 1 epoch the validation loss is the same, 0.0000 (0.00 %); the study's has "
            + "risen, +0.0065 (+0.29 %). This does not hold up.",
            "head dropout 0.5: after 1 epoch the validation loss is the same as that of without head dropout; the "
            + "study's lies 0.0003 above it. This does not hold up.",
        ],
        RecipeFindings.Describe(RecipeResults.Of(Recipe.HeadDropout, [2, 2.00003], [2, 2.00004])));

    [Fact]
    public void Describe_MoreEpochsThanTheStudy_ComparesAsManyAsBothHave()
    {
        var findings = RecipeFindings.Describe(RecipeResults.Of(
            Recipe.Dropout, [2, 2, 2.1, 9, 9], [2, 2, 2.0, 9, 9], [2, 2, 2.2, 9, 9]));

        Assert.All(findings, finding => Assert.Contains("after 2 epochs", finding, StringComparison.Ordinal));
        Assert.Contains("lies 0.1000 above", findings[2], StringComparison.Ordinal);
    }
}
