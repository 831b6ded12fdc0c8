namespace MoodLab.Lab.Surveys.Results;

/// <summary>Groups respondents by the mean of their answers to the items on musical training of the Goldsmiths Musical
/// Sophistication Index, 1 to 7 (Müllensiefen et al., 2014). The bounds are ours: the index has none.</summary>
public static class MusicianshipGroups
{
    private const double Medium = 3;
    private const double High = 5;

    /// <summary>Gets the group of a mean.</summary>
    /// <param name="mean">1 to 7; null where not told.</param>
    /// <returns><c>low</c> below 3, <c>medium</c> below 5, <c>high</c> from 5; null without a mean.</returns>
    public static string? Of(double? mean) => mean switch
    {
        null => null,
        < Medium => "low",
        < High => "medium",
        _ => "high",
    };
}
