using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>The key of a survey as people write it: <c>0,3,2,2,1,0,3,1</c>.</summary>
public static class SurveyKey
{
    /// <summary>What a key is, after "must be".</summary>
    public static string Rule { get; } = FormattableString.Invariant(
        $"1 to {SurveyResponses.MostItems} moods, 0 to 3 or names, with commas");

    /// <summary>Reads a key.</summary>
    /// <param name="key">The pieces' moods in order with commas, as numbers (0 depressed, 1 calm, 2 angry, 3 delighted)
    /// or names.</param>
    /// <returns>The pieces, without methods; null where the text is no key.</returns>
    public static IReadOnlyList<SurveyItem>? Read(string? key)
    {
        string[] parts = key?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        List<SurveyItem> items = [];
        foreach (var part in parts)
        {
            if (Mood(part) is not { } mood || items.Count == SurveyResponses.MostItems)
            {
                return null;
            }

            items.Add(new SurveyItem(mood));
        }

        return items.Count == 0 ? null : items;
    }

    /// <summary>Names what made each piece.</summary>
    /// <param name="items">The pieces.</param>
    /// <param name="methods">A name each with commas, nothing between two commas for unknown; null or blank names
    /// none.</param>
    /// <returns>The pieces with their methods; null where there are not as many names as pieces.</returns>
    public static IReadOnlyList<SurveyItem>? WithMethods(IReadOnlyList<SurveyItem> items, string? methods)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (string.IsNullOrWhiteSpace(methods))
        {
            return items;
        }

        var names = methods.Split(',', StringSplitOptions.TrimEntries);
        return names.Length == items.Count
            ? [.. items.Zip(names, (item, name) => item with { Method = name.Length == 0 ? null : name })]
            : null;
    }

    /// <summary>Reads a mood's number or name.</summary>
    internal static Mood? Mood(string text) => text switch
    {
        ['0' or '1' or '2' or '3'] => (Mood)(text[0] - '0'),
        _ => MoodExtensions.TryParse(text, out var mood) ? mood : null,
    };
}
