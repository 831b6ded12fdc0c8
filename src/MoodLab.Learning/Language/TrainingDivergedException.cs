namespace MoodLab.Learning.Language;

/// <summary>Training has run away: a loss, a gradient or a parameter is infinite or no number any more.</summary>
/// <param name="what">What is not finite, as the subject of a sentence.</param>
/// <param name="step">The step at which it happened.</param>
/// <param name="files">The files of the pieces that the step read; empty where this run has read none yet.</param>
/// <param name="checkpoint">The last checkpoint, whose numbers are all finite; null where none was written.</param>
public sealed class TrainingDivergedException(
    string what, long step, IReadOnlyList<string> files, string? checkpoint)
    : Exception(
        $"{what} is not a finite number at step {step}"
        + (files.Count == 0 ? "." : $", which read {string.Join(", ", files)}.")
        + (checkpoint is null ? " No checkpoint was written yet." : $" The last good checkpoint is {checkpoint}."))
{
    /// <summary>Gets the step at which it happened, from 0.</summary>
    public long Step { get; } = step;

    /// <summary>Gets the files of the pieces that the step read.</summary>
    public IReadOnlyList<string> Files { get; } = files;

    /// <summary>Gets the last good checkpoint; null where none was written.</summary>
    public string? Checkpoint { get; } = checkpoint;
}
