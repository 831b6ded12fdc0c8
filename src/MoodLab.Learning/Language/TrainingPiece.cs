namespace MoodLab.Learning.Language;

/// <summary>A piece as the trainer reads it.</summary>
/// <param name="Words">Word ids, without the end.</param>
/// <param name="Mood">Mood id.</param>
/// <param name="Path">The file that it was read from.</param>
public sealed record TrainingPiece(int[] Words, int Mood, string Path);
