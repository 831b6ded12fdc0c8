namespace MoodLab.Learning.Language;

/// <summary>One window of B pieces side by side. Arrays are T * B, time-major.</summary>
/// <param name="Words">Words to read.</param>
/// <param name="Moods">Mood of each word's piece.</param>
/// <param name="Targets">The words that follow; ignored where a piece is over.</param>
/// <param name="Begins">For each of the B rows, whether a piece begins with this window.</param>
/// <param name="Count">Targets that count.</param>
/// <param name="Paths">The files of the pieces that are read, in the order of their rows.</param>
public sealed record Batch(
    int[] Words, int[] Moods, int[] Targets, bool[] Begins, int Count, IReadOnlyList<string> Paths);
