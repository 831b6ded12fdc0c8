using System.CommandLine;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Surveys;

/// <summary><c>survey score</c>: scores the answers to a survey out of a file.</summary>
internal static class SurveyScoreCommand
{
    private static readonly Dictionary<string, AnswerDoubt> s_filters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["straight-lined"] = AnswerDoubt.StraightLined,
        ["too-fast"] = AnswerDoubt.TooFast,
        ["unheard"] = AnswerDoubt.Unheard,
        ["failed-practice"] = AnswerDoubt.FailedPractice,
    };

    private static readonly Option<string> s_key = new Option<string>("--key")
    {
        Description = "The pieces' moods in order, as numbers (0 depressed, 1 calm, 2 angry, 3 delighted) or names: "
            + "0,3,2,2,1,0,3,1.",
        Required = true,
    }.MustBe($"1 to {SurveyResponses.MostItems} moods, 0 to 3 or names, with commas", key =>
        Parts(key) is { Length: <= SurveyResponses.MostItems } moods && moods.All(mood => Mood(mood) is not null));

    private static readonly Option<string> s_responses = new("--responses")
    {
        Description = "The answers as comma-separated values: a row for each respondent, or one for each answer with "
            + "the columns respondent, item, answer.",
        Required = true,
    };

    private static readonly Option<string?> s_methods = new("--methods")
    {
        Description = "What made each piece, with commas, in the key's order; nothing between two commas for unknown.",
    };

    private static readonly Option<string[]> s_exclude = new Option<string[]>("--exclude")
    {
        Description = "Which doubtful answers do not count; none unless told: "
            + string.Join(", ", s_filters.Keys) + ".",
        AllowMultipleArgumentsPerToken = true,
    }.MustBe("any of " + string.Join(", ", s_filters.Keys), names => names.All(s_filters.ContainsKey));

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
            s_key, s_responses, s_methods, s_exclude, s_fastest, s_draws, s_seed,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(s_methods) is { } methods
                && methods.Split(',').Length != Parts(result.GetValue(s_key) ?? "").Length)
            {
                result.AddError("--methods must name as many as --key.");
            }
        });
        command.Run((arguments, output, token) =>
        {
            SurveyScoreOptions options = new()
            {
                Exclude = (arguments.GetValue(s_exclude) ?? []).Select(name => s_filters[name]).ToHashSet(),
                FastestSeconds = arguments.GetValue(s_fastest),
                Draws = arguments.GetValue(s_draws),
                Seed = arguments.GetValue(s_seed),
            };
            var items = Items(arguments.GetRequiredValue(s_key), arguments.GetValue(s_methods));
            var responses = Read(arguments.GetRequiredValue(s_responses), items);
            output.Write(SurveyScorer.Score(responses, options, token), SurveyScoreText.Describe);
            return Task.CompletedTask;
        });
        return command;
    }

    private static SurveyItem[] Items(string key, string? methods)
    {
        var names = methods?.Split(',');
        return [.. Parts(key).Select((mood, i) => new SurveyItem(
            Mood(mood)!.Value, string.IsNullOrWhiteSpace(names?[i]) ? null : names[i].Trim()))];
    }

    private static SurveyResponses Read(string path, SurveyItem[] items)
    {
        try
        {
            using var file = File.OpenRead(path);
            return SurveyCsv.Read(file, items);
        }
        catch (SurveyFormatException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }

    private static string[] Parts(string key) => key.Split(',', StringSplitOptions.TrimEntries);

    private static Mood? Mood(string text) => text switch
    {
        ['0' or '1' or '2' or '3'] => (Mood)(text[0] - '0'),
        _ => MoodExtensions.TryParse(text, out var mood) ? mood : null,
    };
}
