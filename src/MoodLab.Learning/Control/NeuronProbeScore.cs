using MoodLab.Statistics;

namespace MoodLab.Learning.Control;

/// <summary>How well a probe names the moods of excerpts.</summary>
/// <param name="Excerpts">How many training excerpts taught it.</param>
/// <param name="Neurons">G, how many neurons it uses.</param>
/// <param name="C">The weight of the data, chosen on the training pieces.</param>
/// <param name="CvAccuracy">Share of the training excerpts named right by folds that had not seen their piece: a little
/// hopeful, since the same folds chose C.</param>
/// <param name="TestAccuracy">Share of the excerpts of test pieces named right; they chose nothing.</param>
/// <param name="TestPieces">The test pieces named right by the product of their excerpts' probabilities.</param>
/// <param name="MajorityShare">What a guess that never looks would reach on the test pieces.</param>
public sealed record NeuronProbeScore(
    int Excerpts,
    int Neurons,
    double C,
    double CvAccuracy,
    double TestAccuracy,
    Proportion TestPieces,
    double MajorityShare);
