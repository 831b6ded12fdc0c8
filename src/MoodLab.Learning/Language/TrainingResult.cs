using MoodLab.Learning.Datasets;

namespace MoodLab.Learning.Language;

/// <summary>What a training run came to.</summary>
/// <param name="Epochs">Epochs done.</param>
/// <param name="Steps">Steps done.</param>
/// <param name="BestValidationLoss">The best validation loss, in nats per word.</param>
/// <param name="ValidationLoss">The last validation loss.</param>
/// <param name="Seconds">Time spent in all runs.</param>
/// <param name="Parameters">Numbers learnt.</param>
/// <param name="LeftOut">Unlabelled pieces left out because they are labelled ones as well.</param>
/// <param name="Problems">What of the corpus was not used.</param>
public sealed record TrainingResult(
    int Epochs,
    long Steps,
    double BestValidationLoss,
    double ValidationLoss,
    double Seconds,
    long Parameters,
    int LeftOut,
    IReadOnlyList<CorpusProblem> Problems);
