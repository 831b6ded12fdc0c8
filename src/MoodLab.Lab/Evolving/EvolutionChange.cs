namespace MoodLab.Lab.Evolving;

/// <summary>What was changed in a session.</summary>
/// <param name="MelodyId">The melody that was rated; null where more than stars was changed.</param>
/// <param name="Stars">Its stars, 0 to 5; null where the rating was taken back.</param>
public readonly record struct EvolutionChange(Guid? MelodyId, int? Stars);
