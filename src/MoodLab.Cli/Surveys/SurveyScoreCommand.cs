using System.CommandLine;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey score</c>: scores the answers to a survey out of a file.</summary>
internal static class SurveyScoreCommand
{
    private static readonly AnswerFile s_answers = new(isRequired: true);

    private static readonly Option<string[]> s_exclude = new Option<string[]>("--exclude")
    {
        Description = "Which doubtful answers do not count; none unless told: "
            + string.Join(", ", AnswerDoubts.Names) + ".",
        AllowMultipleArgumentsPerToken = true,
    }.MustBe("any of " + string.Join(", ", AnswerDoubts.Names), names => names.All(IsDoubt));

    private static readonly Option<double> s_fastest = new Option<double>("--fastest-seconds")
    {
        Description = "Answers that took less are too fast.",
        DefaultValueFactory = _ => new SurveyScoreOptions().FastestSeconds,
    }.MustBe("between 0 and 3600", seconds => seconds is >= 0 and <= 3600);

    private static readonly Option<int> s_draws = OptionRules.Whole(
        "--draws", "How often bootstrap and permutations draw.", new SurveyScoreOptions().Draws, 100, 1_000_000);

    private static readonly Option<int> s_seed = OptionRules.Whole(
        "--seed", "Seed of bootstrap and permutations.", new SurveyScoreOptions().Seed, 0, 1_000_000_000);

    public static Command Create()
    {
        Command command = new("score", "Score the answers to a survey, with intervals, agreement and tests.")
        {
            s_exclude, s_fastest, s_draws, s_seed,
        };
        s_answers.AddTo(command);
        command.Run((arguments, output, token) =>
        {
            SurveyScoreOptions options = new()
            {
                Exclude = (arguments.GetValue(s_exclude) ?? []).Select(ToDoubt).ToHashSet(),
                FastestSeconds = arguments.GetValue(s_fastest),
                Draws = arguments.GetValue(s_draws),
                Seed = arguments.GetValue(s_seed),
            };
            var responses = s_answers.Read(arguments);
            output.Write(SurveyScorer.Score(responses, options, token), SurveyScoreText.Describe);
            return Task.CompletedTask;
        });
        return command;
    }

    private static bool IsDoubt(string name) => AnswerDoubts.TryParse(name, out _);

    private static AnswerDoubt ToDoubt(string name) =>
        AnswerDoubts.TryParse(name, out var doubt) ? doubt : throw new ArgumentOutOfRangeException(nameof(name));
}
