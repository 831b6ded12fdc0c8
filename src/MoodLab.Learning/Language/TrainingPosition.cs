namespace MoodLab.Learning.Language;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">The epoch that runs, from 0.</param>
/// <param name="Batch">Windows of it that are done.</param>
/// <param name="Step">Updates made in all.</param>
/// <param name="LossSum">Sum of the losses of this epoch's words.</param>
/// <param name="LossWords">How many words that is.</param>
/// <param name="BestLoss">The best validation loss so far; null before the first epoch has ended.</param>
/// <param name="LastLoss">The last validation loss; null before the first epoch has ended.</param>
/// <param name="Seconds">Time spent in all runs.</param>
internal sealed record TrainingPosition(
    int Epoch,
    int Batch,
    long Step,
    double LossSum,
    long LossWords,
    double? BestLoss,
    double? LastLoss,
    double Seconds)
{
    public static TrainingPosition Start { get; } = new(0, 0, 0, 0, 0, null, null, 0);

    /// <exception cref="ArgumentOutOfRangeException">No run could stand there.</exception>
    public void Validate()
    {
        Ranges.Require(nameof(Epoch), Epoch, 0, 10_000);
        Ranges.Require(nameof(Batch), Batch, 0, int.MaxValue);
        Ranges.Require(nameof(Step), Step, 0, long.MaxValue);
        Ranges.Require(nameof(LossSum), LossSum, 0, double.MaxValue);
        Ranges.Require(nameof(LossWords), LossWords, 0, long.MaxValue);
        Ranges.Require(nameof(Seconds), Seconds, 0, double.MaxValue);
    }
}
