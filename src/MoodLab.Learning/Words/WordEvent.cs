using MoodLab.Music.Scores;

namespace MoodLab.Learning.Words;

/// <summary>What a word means at its place in the piece.</summary>
/// <param name="Kind"><see cref="WordKind.Tempo"/>, <see cref="WordKind.Note"/>, <see cref="WordKind.Wait"/> or
/// <see cref="WordKind.End"/>; velocities and durations are part of the notes.</param>
/// <param name="Note">The note, in ticks of <see cref="Grid.TicksPerQuarter"/>.</param>
/// <param name="Tempo">The tempo that begins.</param>
/// <param name="Tick">Where the piece stands after the word.</param>
public readonly record struct WordEvent(WordKind Kind, Note Note, TempoChange Tempo, long Tick);
