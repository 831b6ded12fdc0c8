using MoodLab.Lab.Corpora;

namespace MoodLab.Web.Corpora;

/// <summary>A row of a chart's table, or what is behind another mark.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Cells">Its numbers, a cell each.</param>
/// <param name="Mark">The pieces behind it.</param>
/// <param name="What">Those pieces in words.</param>
public sealed record CorpusRow(string Name, IReadOnlyList<string> Cells, CorpusMark Mark, string What);
