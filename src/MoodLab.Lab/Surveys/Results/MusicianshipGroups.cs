namespace MoodLab.Lab.Surveys.Results;

/// <summary>Groups respondents by the mean of their answers on musical training, 1 to 7
/// (<see cref="Taking.ListenerQuestions.Musicianship"/>). The bounds are ours.</summary>
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
