using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using MoodLab.Lab.Surveys.Scoring;

namespace MoodLab.Web.Surveys.Results;

/// <summary>What is shown of a survey's results, as the page's address carries it. What it does not name, or names
/// wrongly, has its usual value.</summary>
public sealed record ResultsAddress
{
    /// <summary>The longest time that may be too fast, in seconds.</summary>
    public const double MostSeconds = 3600;

    private static readonly SurveyScoreOptions s_usual = new();

    /// <summary>Gets the tab.</summary>
    public ResultsTab Tab { get; init; }

    /// <summary>Gets which doubtful answers do not count.</summary>
    public ImmutableSortedSet<AnswerDoubt> Without { get; init; } = [];

    /// <summary>Gets the time in seconds below which an answer is too fast.</summary>
    public double FastestSeconds { get; init; } = s_usual.FastestSeconds;

    /// <summary>Gets by what respondents are ordered.</summary>
    public RespondentOrder Order { get; init; }

    /// <summary>Gets whether they are ordered the other way round.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Gets how the survey is scored.</summary>
    public SurveyScoreOptions Options => new() { Exclude = Without, FastestSeconds = FastestSeconds };

    /// <summary>Reads the address of the page.</summary>
    /// <param name="query">The query, with or without its question mark.</param>
    public static ResultsAddress Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Named(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;

        return new ResultsAddress
        {
            Tab = Parse<ResultsTab>(Named("tab")),
            Without =
            [
                .. (Named("without") ?? string.Empty).Split(',')
                    .Select(name => AnswerDoubts.TryParse(name, out var doubt) ? doubt : (AnswerDoubt?)null)
                    .OfType<AnswerDoubt>(),
            ],
            FastestSeconds = ReadSeconds(Named("fastest")) ?? s_usual.FastestSeconds,
            Order = Parse<RespondentOrder>(Named("order")),
            IsDescending = Named("down") is not null,
        };
    }

    /// <summary>Reads a time below which answers are too fast.</summary>
    /// <param name="text">Seconds, 0 to <see cref="MostSeconds"/>.</param>
    /// <returns>Null where the text is none.</returns>
    public static double? ReadSeconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= MostSeconds
            ? seconds
            : null;

    /// <summary>Writes the address, without what is as usual.</summary>
    /// <param name="survey">The survey.</param>
    public string Write(Guid survey)
    {
        List<KeyValuePair<string, string?>> query = [];
        void Name(bool isNeeded, string name, string value)
        {
            if (isNeeded)
            {
                query.Add(new(name, value));
            }
        }

        Name(Tab != default, "tab", NameOf(Tab));
        Name(Without.Count > 0, "without", string.Join(',', Without.Select(doubt => doubt.Name())));
        Name(
            FastestSeconds != s_usual.FastestSeconds, "fastest",
            FastestSeconds.ToString(CultureInfo.InvariantCulture));
        Name(Order != default, "order", NameOf(Order));
        Name(IsDescending, "down", "1");
        return QueryHelpers.AddQueryString($"research/results/{survey}", query);
    }

    /// <inheritdoc/>
    public bool Equals(ResultsAddress? other) => other is not null && Write(Guid.Empty) == other.Write(Guid.Empty);

    /// <inheritdoc/>
    public override int GetHashCode() => Write(Guid.Empty).GetHashCode(StringComparison.Ordinal);

    private static T Parse<T>(string? name)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(value => NameOf(value) == name);

    private static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
