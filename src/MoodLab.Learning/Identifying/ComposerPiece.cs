namespace MoodLab.Learning.Identifying;

/// <summary>A piece whose composer is known.</summary>
/// <param name="Path">Its file, below the corpus, with slashes.</param>
/// <param name="Composer">Who wrote it: the name of its folder.</param>
/// <param name="Cluster">
/// The number of the work that it is a file of, from 0: files of one work have the same, and are never divided between
/// learning and judging.
/// </param>
/// <param name="Fold">In which fold it is judged, 0 to <see cref="ComposerCorpus.FoldCount"/> - 1.</param>
public sealed record ComposerPiece(string Path, string Composer, int Cluster, int Fold);
