namespace MoodLab.Web.Components.Shared;

/// <summary>What a number says, for whoever asks.</summary>
/// <param name="Name">The number's name.</param>
/// <param name="What">What it is.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Source">Who published it; null where nobody needs to be named.</param>
/// <param name="Reading">How to read the value that stands here.</param>
public sealed record Explanation(string Name, string What, string Formula, string? Source, string Reading);
