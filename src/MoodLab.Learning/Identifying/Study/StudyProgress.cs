namespace MoodLab.Learning.Identifying.Study;

/// <summary>How far a study has come.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Fold">Which of its models is trained, from 0.</param>
/// <param name="Epoch">Epochs that are done.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Loss">The mean loss of the last epoch, in nats.</param>
public sealed record StudyProgress(string Run, int Fold, int Epoch, int Epochs, double Loss);
