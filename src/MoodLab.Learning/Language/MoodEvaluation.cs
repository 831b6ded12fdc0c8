using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Probing;

namespace MoodLab.Learning.Language;

/// <summary>How good a language model is on a corpus, and how well a mood can be had from it.</summary>
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
    double Seconds)
{
    /// <summary>Gets what guessing among the four moods reaches.</summary>
    public double Chance { get; } = 0.25;

    /// <summary>
    /// Gets how often one listener agrees with the median of the others about the mood, in the two parts of VGMIDI's
    /// annotations: no classifier of moods can be expected to do much better.
    /// </summary>
    public IReadOnlyList<double> HumanCeiling { get; } = [0.565, 0.503];

    /// <summary>Gets how well moods are named from the model's states; null where it was not measured.</summary>
    public ClassifierScore? Probe { get; init; }

    /// <summary>Gets how well the judge names moods from scores; null where it was not measured.</summary>
    public ClassifierScore? Judge { get; init; }

    /// <summary>Gets what the judge hears in composed pieces, arm by arm; null where it was not measured.</summary>
    public IReadOnlyList<ControlScore>? Control { get; init; }

    /// <summary>Gets what turning the strength up does; null where it was not measured.</summary>
    public StrengthDial? StrengthDial { get; init; }

    /// <summary>Gets the corpus's validation pieces, with which the quality of composed ones is compared.</summary>
    public QualityScore? CorpusQuality { get; init; }

    /// <summary>Gets the corpus's training pieces compared with them: the base line of that comparison.</summary>
    public QualityScore? BaselineQuality { get; init; }
}
