using System.Globalization;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>The losses of an experiment as CSV, next to the study's.</summary>
public static class RecipeTable
{
    private const string Columns =
        "arm,epoch,train_loss,validation_loss,study_epoch,study_train_loss,study_validation_loss";

    /// <summary>Writes a table: a row for each arm and epoch that we or the study have.</summary>
    /// <param name="result">The experiment.</param>
    /// <returns>Lines that end with a line feed; what one of the two lacks is empty.</returns>
    public static string Format(RecipeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return string.Concat(result.Arms.SelectMany(arm => Rows(arm).Select(row => row + '\n')).Prepend(Columns + '\n'));
    }

    /// <summary>Writes a loss as every table has it.</summary>
    /// <param name="loss">The loss; null for none.</param>
    internal static string Loss(double? loss) => loss?.ToString("F4", CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<string> Rows(ArmResult result)
    {
        var study = result.Arm.Study;
        for (var epoch = 0; epoch < Math.Max(result.Points.Count, study.Points.Count); epoch++)
        {
            var ours = result.Points.ElementAtOrDefault(epoch);
            var theirs = study.Points.ElementAtOrDefault(epoch);
            yield return string.Join(
                ',',
                result.Arm.Name,
                epoch,
                Loss(ours?.TrainLoss),
                Loss(ours?.ValidationLoss),
                theirs is null ? "" : study.FirstEpoch + epoch,
                Loss(theirs?.TrainLoss),
                Loss(theirs?.ValidationLoss));
        }
    }
}
