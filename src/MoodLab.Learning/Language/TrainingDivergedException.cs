namespace MoodLab.Learning.Language;

/// <summary>The loss is no number any more.</summary>
/// <param name="step">The step at which it happened.</param>
/// <param name="checkpoint">The last checkpoint that is still good; null where none was written.</param>
public sealed class TrainingDivergedException(long step, string? checkpoint) : Exception(
    $"The loss is not a number at step {step}. Resume with a lower learning rate from "
    + $"{checkpoint ?? "the start: no checkpoint was written yet"}.")
{
    /// <summary>Gets the step at which it happened.</summary>
    public long Step { get; } = step;
}
