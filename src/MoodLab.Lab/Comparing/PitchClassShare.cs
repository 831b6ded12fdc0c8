namespace MoodLab.Lab.Comparing;

/// <summary>How much of the sounding time one pitch class has.</summary>
/// <param name="Name">The class, for example <c>Eb</c>.</param>
/// <param name="Share">0 to 1; all twelve sum to 1 where anything sounds.</param>
public sealed record PitchClassShare(string Name, double Share);
