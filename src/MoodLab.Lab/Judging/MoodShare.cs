using MoodLab.Music.Moods;

namespace MoodLab.Lab.Judging;

/// <summary>How likely the judge thinks a mood.</summary>
/// <param name="Mood">The mood.</param>
/// <param name="Share">Its probability, 0 to 1.</param>
public readonly record struct MoodShare(Mood Mood, double Share);
