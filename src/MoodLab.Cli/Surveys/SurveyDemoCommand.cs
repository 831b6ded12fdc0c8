using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Judging;
using MoodLab.Lab.Models;
using MoodLab.Lab.Surveys;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey demo</c>: composes the pieces of the demo survey.</summary>
internal static class SurveyDemoCommand
{
    // Two pieces a mood; one more of this mood is for practice.
    private const int PiecesOfAMood = 2;
    private const Mood PracticeMood = Mood.Delighted;

    // A piece ends at a bar line, and slow bars are long; nobody shall wait so long.
    private const double LongestSeconds = 30;

    private static readonly Option<string> s_out = new("--out")
    {
        Description = "The folder to write: MIDI files and a manifest.",
        Required = true,
    };

    private static readonly Option<int> s_candidates = OptionRules.Whole(
        "--candidates", "How many pieces are composed for each mood; the judge chooses among them.", 16, 3, 1000);

    private static readonly Option<int> s_seed = OptionRules.Whole(
        "--seed", "Seed of the first candidate; the others follow.", 1, 0, 1_000_000_000);

    private static readonly Option<double> s_seconds = new Option<double>("--seconds")
    {
        Description = "Length of a piece in seconds of music.",
        DefaultValueFactory = _ => 22,
    }.MustBe("between 5 and 60", seconds => seconds is >= 5 and <= 60);

    private static readonly Option<string> s_model = new("--model")
    {
        Description = "Weights of the model.",
        DefaultValueFactory = _ => ShippedModel.Find(),
    };

    public static Command Create()
    {
        Command command = new("demo", "Compose the pieces of the demo survey; the same options give the same bytes.")
        {
            s_out, s_candidates, s_seed, s_seconds, s_model,
        };
        command.Run(async (arguments, output, token) =>
        {
            var folder = arguments.GetRequiredValue(s_out);
            var model = arguments.GetRequiredValue(s_model);
            var (first, count, seconds) = (
                arguments.GetValue(s_seed), arguments.GetValue(s_candidates), arguments.GetValue(s_seconds));
            MoodJudge judge = new(
                Path.Combine(Path.GetDirectoryName(model)!, "judge.safetensors"), NullLogger<MoodJudge>.Instance);
            if (!judge.IsAvailable)
            {
                throw new InvalidDataException("There is no judge beside the model.");
            }

            Directory.CreateDirectory(folder);
            ProgressLine<string> progress = new(output, done => done);
            List<DemoPiece> chosen = [];
            foreach (var mood in Enum.GetValues<Mood>())
            {
                List<(ComposedPiece Piece, int Seed, double Judged)> candidates = [];
                for (var seed = first; seed < first + count; seed++)
                {
                    var piece = await PieceGenerator.GenerateAsync(
                        model,
                        new CompositionRequest { Mood = mood, Seconds = seconds, Seed = seed },
                        cancellationToken: token);
                    var share = judge.Hear(piece.Midi)?.Moods[(int)mood].Share ?? 0;
                    candidates.Add((piece, seed, share));
                    progress.Report($"{mood.Name()} {seed}");
                }

                var wanted = PiecesOfAMood + (mood == PracticeMood ? 1 : 0);
                foreach (var (of, place) in candidates
                    .Where(of => of.Piece.Seconds <= LongestSeconds)
                    .OrderByDescending(of => of.Judged)
                    .Take(wanted)
                    .Select((of, place) => (of, place)))
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{mood.Name()}-{of.Seed}.mid");
                    await File.WriteAllBytesAsync(Path.Combine(folder, name), of.Piece.Midi, token);
                    chosen.Add(new DemoPiece(
                        name, place == PiecesOfAMood, mood, ControlMethod.Guided.Name(),
                        ControlMethod.Guided.UsualStrength(), of.Seed, of.Piece.Seconds, of.Judged, of.Piece.Sha256));
                }
            }

            var survey = Manifest(model, first, count, seconds, chosen);
            survey.Write(folder);
            output.Write(survey, (made, text) =>
            {
                foreach (var piece in made.Pieces)
                {
                    text.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{piece.File}: {piece.Seconds:F1} s, judged {piece.Mood.Name()} at {piece.Judged:P1}"
                        + $"{(piece.IsPractice ? ", for practice" : "")}"));
                }
            });
        });
        return command;
    }

    private static DemoSurvey Manifest(
        string model, int first, int count, double seconds, IReadOnlyList<DemoPiece> pieces)
    {
        using var weights = File.OpenRead(model);
        return new DemoSurvey
        {
            Command = string.Create(
                CultureInfo.InvariantCulture,
                $"survey demo --candidates {count} --seed {first} --seconds {seconds}"),
            Model = Path.GetFileNameWithoutExtension(model),
            ModelSha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(weights)),
            Pieces = pieces,
        };
    }
}
