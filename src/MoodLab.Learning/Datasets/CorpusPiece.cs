using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Datasets;

/// <summary>A piece of a corpus.</summary>
/// <param name="Path">Its file, relative to the corpus.</param>
/// <param name="Score">What it holds.</param>
/// <param name="Mood">Its label; null where it has none.</param>
public sealed record CorpusPiece(string Path, Score Score, Mood? Mood);
