using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace MoodLab.Learning.Language.Recipes;

/// <summary>An experiment as a page of Markdown: plot, table, what holds up, and how it was done.</summary>
public static class RecipePage
{
    /// <summary>Writes the page. It states no times, so that the same run gives the same page.</summary>
    /// <param name="result">The experiment.</param>
    /// <returns>Lines that end with a line feed.</returns>
    public static string Format(RecipeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"# {result.Recipe.Title}\n\n{result.Recipe.Question}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"![Losses by epoch]({result.Recipe.Name}.svg)\n\n");
        AppendTable(page, result);
        page.Append("\n## What holds up\n\n");
        foreach (var finding in RecipeFindings.Describe(result))
        {
            page.Append(CultureInfo.InvariantCulture, $"- {finding}\n");
        }

        page.Append("\nOne run of each arm with one seed: a small difference may be chance. Only signs are compared, ")
            .Append("because the study's words and windows are its own.\n");
        AppendSettings(page, result);
        return page.ToString();
    }

    private static void AppendTable(StringBuilder page, RecipeResult result)
    {
        page.Append("| arm | epoch | training loss | validation loss | from the start ")
            .Append("| the study's epoch | training loss | validation loss | from the start |\n")
            .Append("|---|---|---|---|---|---|---|---|---|\n");
        foreach (var (arm, points, _) in result.Arms)
        {
            for (var epoch = 0; epoch < Math.Max(points.Count, arm.Study.Points.Count); epoch++)
            {
                var number = arm.Study.FirstEpoch + epoch;
                page.Append(CultureInfo.InvariantCulture, $"| {arm.Name} | {epoch} {Cells(points, epoch)} ")
                    .Append(epoch < arm.Study.Points.Count ? $"| {number}" : "|")
                    .Append(CultureInfo.InvariantCulture, $" {Cells(arm.Study.Points, epoch)} |\n");
            }
        }
    }

    private static string Cells(IReadOnlyList<LossPoint> points, int epoch) => epoch >= points.Count
        ? "| | |"
        : $"| {RecipeTable.Loss(points[epoch].TrainLoss)} | {RecipeTable.Loss(points[epoch].ValidationLoss)} "
            + $"| {(epoch == 0 ? "" : RecipeFindings.Change(points, epoch))}";

    private static void AppendSettings(StringBuilder page, RecipeResult result)
    {
        var (model, training, start, _) = result.Settings;
        var variation = training.Augments ? "transposed and stretched at random" : "as they stand";
        var words = training.EpochWords is { } count
            ? Invariant($"about {count:N0} words of them (not the same ones in every epoch)")
            : "all of them";
        var leftOut = result.LeftOut == 0 ? "" : $", without {result.LeftOut} that are labelled ones as well";
        page.Append(CultureInfo.InvariantCulture, $"\n## How\n\n`{Command(result)}`\n\n");
        string[] items =
        [
            $"Begun from `{result.Start}.safetensors` (SHA-256 `{start}`): embedding {model.Embedding}, {model.Layers} "
                + $"LSTM layers of {model.Hidden}, dense to {model.Words} words, without moods. Epoch 0 is its "
                + "validation loss.",
            $"An epoch reads the unlabelled training pieces in an order of its own, {words}{leftOut}, {variation}; "
                + "every arm reads the same windows in the same order. The labelled pieces are not read.",
            Invariant($"{training.Epochs} epochs, Adam with a learning rate that rises to ")
                + Invariant($"{training.LearningRate:0.######} in {training.WarmUpSteps} steps and stays there, ")
                + Invariant($"batches of {training.Batch} x {training.Sequence} words, gradient norm at most ")
                + Invariant($"{training.ClipNorm}, seed {training.Seed}. Unless the arm says otherwise: dropout ")
                + Invariant($"{model.Dropout} between layers, no noise, no dropout before the last layer."),
            "The training loss is the mean over the epoch, under dropout and noise; the validation loss is that of "
                + "the validation pieces after the epoch, without either.",
        ];
        foreach (var item in items)
        {
            page.Append(CultureInfo.InvariantCulture, $"- {item}\n");
        }

        page.Append("\n## The study's figures\n\nChan, Leung and Leung, \"Moody Music Generator\", from ")
            .AppendJoin(", ", result.Arms.Select(arm => $"\"{arm.Arm.Study.Section}\"").Distinct())
            .Append(
                ". It has a learning rate of 0.00001 and batches of 100 x 256, drops out the input and the recurrent "
                + "signal of every LSTM layer where we drop out what one layer hands to the next, and begins its arms "
                + "from an overfitted model (validation loss least in epoch 14).\n");
        if (result.Recipe == Recipe.HeadDropout)
        {
            page.Append("Its text speaks of three epochs, its table has four. ")
                .Append("Its arm without the further dropout is that of its experiment with noise.\n");
        }
        else if (result.Recipe == Recipe.Dropout)
        {
            page.Append("Its arms begin from epoch 24 of the model with noise.\n");
        }
    }

    private static string Command(RecipeResult result)
    {
        var (training, usual) = (result.Settings.Training, RecipeRun.Defaults);
        StringBuilder command = new($"train language --recipe {result.Recipe.Name} --data VGMIDI");
        Add("--epochs", training.Epochs, null);
        Add("--epoch-words", training.EpochWords, null);
        Add("--learning-rate", training.LearningRate, usual.LearningRate);
        Add("--batch", training.Batch, usual.Batch);
        Add("--sequence", training.Sequence, usual.Sequence);
        Add("--seed", training.Seed, usual.Seed);
        return command.Append(training.WithoutLabelled ? " --without-labelled" : "").ToString();

        void Add(string option, IFormattable? value, IFormattable? unlessTold)
        {
            if (value is not null && !value.Equals(unlessTold))
            {
                command.Append(CultureInfo.InvariantCulture, $" {option} {value}");
            }
        }
    }
}
