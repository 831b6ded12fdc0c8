namespace MoodLab.Learning.Language;

/// <summary>How far training has come.</summary>
/// <param name="Epoch">The epoch that runs, from 1.</param>
/// <param name="Epochs">How many there are.</param>
/// <param name="Step">Steps taken in all.</param>
/// <param name="Steps">Steps expected in all.</param>
/// <param name="TrainLoss">Mean loss of this epoch so far, in nats per word.</param>
/// <param name="ValidationLoss">Loss after the last epoch; null before the first has ended.</param>
/// <param name="LearningRate">The learning rate now.</param>
/// <param name="WordsPerSecond">Rate since this run began.</param>
/// <param name="Remaining">Time left, estimated from that rate.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    long Step,
    long Steps,
    double TrainLoss,
    double? ValidationLoss,
    double LearningRate,
    double WordsPerSecond,
    TimeSpan Remaining);
