using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>What a participant sends about a piece.</summary>
/// <param name="Token">The name by which their browser knows the piece.</param>
/// <param name="Mood">The mood that they heard; null where they chose none.</param>
public sealed record ListenAnswer(string Token, Mood? Mood)
{
    /// <summary>Gets how sure they are, 1 to 5; null where not told.</summary>
    public int? Confidence { get; init; }

    /// <summary>Gets how pleasant it seemed, -1 to 1; null where not told.</summary>
    public double? Valence { get; init; }

    /// <summary>Gets how stirring it seemed, -1 to 1; null where not told.</summary>
    public double? Arousal { get; init; }

    /// <summary>Gets whether they know the piece.</summary>
    public bool Known { get; init; }

    /// <summary>Gets what they write about it; null for nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>Gets how many times it was started.</summary>
    public int Plays { get; init; }

    /// <summary>Gets how many seconds of it were heard, each counted once, as the browser tells.</summary>
    public double HeardSeconds { get; init; }

    /// <summary>Gets how long the sound is in the browser, in seconds, without silence at its end; null where not told.
    /// </summary>
    public double? Length { get; init; }

    /// <summary>Gets how many times the page lost the focus.</summary>
    public int Refocuses { get; init; }

    /// <summary>Gets whether every value lies in its range.</summary>
    internal bool IsValid => (Mood is null || Enum.IsDefined(Mood.Value))
        && Confidence is null or (>= 1 and <= 5)
        && IsAffect(Valence)
        && IsAffect(Arousal)
        && (Comment?.Length ?? 0) <= SurveyLimits.MaxComment
        && Plays is >= 0 and <= 100_000
        && HeardSeconds is >= 0 and <= 1_000_000
        && Length is null or (>= 0 and <= 1_000_000)
        && Refocuses is >= 0 and <= 1_000_000;

    private static bool IsAffect(double? value) => value is null or (>= -1 and <= 1);
}
