namespace MoodLab.Learning.Language;

/// <summary>What the validation pieces cost the decoder that serves, which may store weights in fewer bits.</summary>
/// <param name="Precision">How it stores the weights: <c>fp32</c>, <c>bf16</c> or <c>int8</c>.</param>
/// <param name="Loss">Mean loss, in nats per word.</param>
public sealed record ServingLoss(string Precision, double Loss);
