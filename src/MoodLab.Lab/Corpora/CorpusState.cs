using MoodLab.Lab.Corpora.Importing;

namespace MoodLab.Lab.Corpora;

/// <summary>How work on a corpus stands.</summary>
/// <param name="Stage">How far it is.</param>
/// <param name="Done">Files dealt with in this stage.</param>
/// <param name="Total">Files to deal with in this stage; null where nobody knows yet.</param>
/// <param name="Report">What became of an archive's files; null before, and where none is taken in.</param>
/// <param name="Scan">What was read; null before the end.</param>
/// <param name="Fault">Why it failed, as sentences; null where it did not.</param>
public sealed record CorpusState(
    CorpusStage Stage,
    int Done = 0,
    int? Total = null,
    ImportReport? Report = null,
    CorpusScan? Scan = null,
    string? Fault = null)
{
    /// <summary>Gets whether it is over, well or not.</summary>
    public bool IsOver => Stage is CorpusStage.Done or CorpusStage.Stopped or CorpusStage.Failed;
}
