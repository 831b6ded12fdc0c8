using System.CommandLine;
using System.CommandLine.Parsing;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Cli.Surveys;

/// <summary>The options that name a file of answers and the key to it.</summary>
/// <param name="isRequired">Whether the command needs them.</param>
internal sealed class AnswerFile(bool isRequired)
{
    public Option<string> Key { get; } = new Option<string>("--key")
    {
        Description = "The pieces' moods in order, as numbers (0 depressed, 1 calm, 2 angry, 3 delighted) or names: "
            + "0,3,2,2,1,0,3,1.",
        Required = isRequired,
    }.MustBe(SurveyKey.Rule, key => SurveyKey.Read(key) is not null);

    public Option<string> Responses { get; } = new("--responses")
    {
        Description = "The answers as comma-separated values: a row for each respondent, or one for each answer with "
            + "the columns respondent, item, answer.",
        Required = isRequired,
    };

    public Option<string?> Methods { get; } = new("--methods")
    {
        Description = "What made each piece, with commas, in the key's order; nothing between two commas for unknown.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Key);
        command.Add(Responses);
        command.Add(Methods);
        command.Validators.Add(Check);
    }

    /// <summary>Reads the answers.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read; the message names it and the place.</exception>
    public SurveyResponses Read(ParseResult arguments)
    {
        var items = SurveyKey.WithMethods(
            SurveyKey.Read(arguments.GetRequiredValue(Key))!, arguments.GetValue(Methods))!;
        var path = arguments.GetRequiredValue(Responses);
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

    private void Check(CommandResult result)
    {
        if (SurveyKey.Read(result.GetValue(Key)) is { } items
            && SurveyKey.WithMethods(items, result.GetValue(Methods)) is null)
        {
            result.AddError("--methods must name as many as --key.");
        }
    }
}
