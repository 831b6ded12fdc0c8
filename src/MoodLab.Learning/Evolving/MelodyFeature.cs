namespace MoodLab.Learning.Evolving;

/// <summary>Something about a melody that can be counted, and that a musician may like or dislike.</summary>
/// <param name="Name">A short name.</param>
/// <param name="More">What a melody with much of it has, in words that follow "you like".</param>
/// <param name="Less">
/// What a melody with little of it has, in such words; null where that is nothing but the lack of it.
/// </param>
public sealed record MelodyFeature(string Name, string More, string? Less = null);
