namespace MoodLab.Learning.Language.Recipes;

/// <summary>The losses after an epoch, in nats per word.</summary>
/// <param name="Epoch">The epoch, from 1; 0 for the weights begun from.</param>
/// <param name="TrainLoss">Mean over the epoch's words, under the epoch's dropout and noise; null where there is none,
/// as before the first epoch.</param>
/// <param name="ValidationLoss">Mean over the validation pieces, without dropout and noise.</param>
public sealed record LossPoint(int Epoch, double? TrainLoss, double ValidationLoss);
