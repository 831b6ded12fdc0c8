namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>All answers to a survey. Immutable, so that threads may share it.</summary>
public sealed class SurveyResponses
{
    /// <summary>The most pieces.</summary>
    public const int MostItems = 64;

    /// <summary>The most respondents.</summary>
    public const int MostRespondents = 2000;

    /// <summary>The most methods, and the most groups of musicianship.</summary>
    public const int MostGroups = 8;

    /// <summary>Takes answers.</summary>
    /// <param name="items">The pieces, 1 to <see cref="MostItems"/>.</param>
    /// <param name="respondents">The respondents, at most <see cref="MostRespondents"/>, each with another name.
    /// </param>
    /// <exception cref="ArgumentException">There are too many of something, a respondent's answers do not fit the
    /// pieces or two have one name.</exception>
    public SurveyResponses(IReadOnlyList<SurveyItem> items, IReadOnlyList<SurveyRespondent> respondents)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(respondents);
        Check(items.Count is >= 1 and <= MostItems, $"A survey has 1 to {MostItems} pieces, not {items.Count}.");
        Check(
            respondents.Count <= MostRespondents,
            $"At most {MostRespondents} respondents are scored, not {respondents.Count}.");
        foreach (var respondent in respondents)
        {
            Check(
                respondent.Answers.Count == items.Count,
                $"Respondent {respondent.Id} has {respondent.Answers.Count} answers to {items.Count} pieces.");
        }

        Check(
            respondents.DistinctBy(of => of.Id).Count() == respondents.Count, "Two respondents have one name.");
        CheckGroups("methods", items.Select(of => of.Method));
        CheckGroups("groups of musicianship", respondents.Select(of => of.Musicianship));
        Items = [.. items];
        Respondents = [.. respondents];
    }

    /// <summary>Gets the pieces in the key's order.</summary>
    public IReadOnlyList<SurveyItem> Items { get; }

    /// <summary>Gets the respondents.</summary>
    public IReadOnlyList<SurveyRespondent> Respondents { get; }

    private static void CheckGroups(string what, IEnumerable<string?> names)
    {
        var count = names.Where(name => name is not null).Distinct().Count();
        Check(count <= MostGroups, $"At most {MostGroups} {what} are compared, not {count}.");
    }

    private static void Check(bool isRight, string message)
    {
        if (!isRight)
        {
            throw new ArgumentException(message);
        }
    }
}
