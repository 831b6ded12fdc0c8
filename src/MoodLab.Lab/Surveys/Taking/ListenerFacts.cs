namespace MoodLab.Lab.Surveys.Taking;

/// <summary>What a participant tells of themselves.</summary>
/// <param name="AgeBand">One of <see cref="ListenerQuestions.AgeBands"/>; null where not told.</param>
/// <param name="Musicianship">The mean of the answers on musical training, 1 to 7; null where not told.</param>
/// <param name="Device">One of <see cref="ListenerQuestions.Devices"/>; null where not told.</param>
public sealed record ListenerFacts(string? AgeBand, double? Musicianship, string? Device)
{
    /// <summary>Gets whether every value is one that the page offers.</summary>
    internal bool IsValid => (AgeBand is null || ListenerQuestions.AgeBands.Contains(AgeBand))
        && (Device is null || ListenerQuestions.Devices.Contains(Device))
        && Musicianship is null or (>= ListenerQuestions.LeastAgreement and <= ListenerQuestions.MostAgreement);
}
