namespace MoodLab.Learning.Language;

/// <summary>Where a training run writes; null for what is not wanted.</summary>
/// <param name="Output">The weights with the best validation loss, in half precision.</param>
/// <param name="Checkpoint">From which the run resumes.</param>
/// <param name="Log">Losses by epoch, as CSV.</param>
public sealed record TrainingFiles(string? Output, string? Checkpoint, string? Log);
