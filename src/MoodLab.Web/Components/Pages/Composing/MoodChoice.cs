using MoodLab.Music.Moods;

namespace MoodLab.Web.Components.Pages.Composing;

/// <summary>A mood that was picked, on the pad together with its strength.</summary>
/// <param name="Mood">The mood.</param>
/// <param name="Strength">The strength, 0 to 3, where the pad told it.</param>
public readonly record struct MoodChoice(Mood Mood, double? Strength = null);
