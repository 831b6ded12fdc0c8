using System.CommandLine;
using System.Globalization;
using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Evaluation;

namespace MoodLab.Cli.Training;

/// <summary><c>train composers</c>: teaches the model that names composers.</summary>
internal static class TrainComposersCommand
{
    private static readonly Option<string> s_data =
        new("--data") { Description = "Folder of the corpus, with a folder for each composer.", Required = true };

    private static readonly Option<string> s_out = new("--out") { Description = "File of the model.", Required = true };

    public static Command Create()
    {
        Command composers = new("composers", "Teach a model that names composers.") { s_data, s_out };
        composers.Run((arguments, output, token) =>
        {
            output.Log("Reading the corpus …");
            var corpus = ComposerCorpus.Load(arguments.GetRequiredValue(s_data), token);
            var arm = ComposerArm.All.Single(one => one is { Sight: PatternSight.Music, IsFour: false });
            var training = arm.Train(ComposerPieces.Read(corpus, arm.Sight, token));
            ProgressLine<int> progress = new(output, fold => $"fold {fold} of {ComposerCorpus.FoldCount} judged");
            var judged = training.Judge(progress, token);
            output.Log("Teaching with all pieces …");
            var model = training.Teach(judged.Calibration, token);
            var path = arguments.GetRequiredValue(s_out);
            ComposerModelFile.Write(path, model);
            output.Write(
                new Report(path, model.Composers.Count, model.Vocabulary.Count, model.Pieces.Count, new FileInfo(path).Length),
                (report, text) => text.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Path}: {report.Composers} composers, {report.Patterns} patterns, {report.Pieces} pieces, "
                    + $"{report.Bytes} bytes")));
            return Task.CompletedTask;
        });
        return composers;
    }

    private sealed record Report(string Path, int Composers, int Patterns, int Pieces, long Bytes);
}
