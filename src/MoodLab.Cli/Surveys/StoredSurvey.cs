using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;

namespace MoodLab.Cli.Surveys;

/// <summary>A survey that a command line names.</summary>
internal static class StoredSurvey
{
    public static Argument<string> Name { get; } = new("survey")
    {
        Description = "The survey's id or link, as `survey list` tells it.",
    };

    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public static async Task<SurveyRecord> FindAsync(
        IServiceProvider services, ParseResult arguments, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<SurveyStore>();
        var name = arguments.GetRequiredValue(Name);
        return (Guid.TryParse(name, out var id) ? await store.FindAsync(id, cancellationToken) : null)
            ?? await store.FindByLinkAsync(name, cancellationToken)
            ?? throw new InvalidDataException($"There is no survey {name}; `survey list` names all.");
    }
}
