using MoodLab.Learning.Datasets;

namespace MoodLab.Learning.Language;

/// <summary>How good a language model is on a corpus.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Vocabulary">Words that it knows.</param>
/// <param name="Parameters">Numbers that it learnt.</param>
/// <param name="ValidationLoss">Mean loss on the validation pieces, in nats per word, without a mood.</param>
/// <param name="Serving">The same of the decoder that composes, for every precision of its weights.</param>
/// <param name="UniformLoss">Loss of a guess among all words alike: the chance level.</param>
/// <param name="ValidationPieces">Pieces scored.</param>
/// <param name="ValidationWords">Words scored, ends included.</param>
/// <param name="Balance">Class balance of the labelled training rows.</param>
/// <param name="Problems">What of the corpus was not used.</param>
/// <param name="Seconds">Time taken.</param>
public sealed record MoodEvaluation(
    string Model,
    int Vocabulary,
    long Parameters,
    double ValidationLoss,
    IReadOnlyList<ServingLoss> Serving,
    double UniformLoss,
    int ValidationPieces,
    long ValidationWords,
    IReadOnlyList<ClassBalance> Balance,
    IReadOnlyList<CorpusProblem> Problems,
    double Seconds);
