using MoodLab.Statistics;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Probing;

/// <summary>How well moods are named from a set of features.</summary>
/// <param name="Features">What is looked at.</param>
/// <param name="Size">How many numbers that is.</param>
/// <param name="Active">How many of them the chosen classifier uses.</param>
/// <param name="Penalty">The penalty that was chosen on the training pieces.</param>
/// <param name="C">The weight of the data that was chosen there.</param>
/// <param name="CvAccuracy">
/// Share of the training pieces that were recognised by folds that had not seen them, with the chosen setting: a little
/// hopeful, since the same folds chose it.
/// </param>
/// <param name="CvInterval">Its 95 % interval.</param>
/// <param name="NestedAccuracy">The same with the setting chosen anew within each fold's training part.</param>
/// <param name="ShuffleAccuracy">Mean over independent splits that test a fifth, with the chosen setting.</param>
/// <param name="TestAccuracy">Share of the test pieces that were recognised; they chose nothing.</param>
/// <param name="TestInterval">Its 95 % interval.</param>
/// <param name="MajorityShare">What a guess that never looks would reach on the test pieces.</param>
/// <param name="TestValence">Share of the test pieces of which valence was recognised.</param>
/// <param name="TestArousal">Share of the test pieces of which arousal was recognised.</param>
/// <param name="TestConfusion">For each true mood the counts by named mood.</param>
public sealed record ProbeScore(
    FeatureSet Features,
    int Size,
    int Active,
    Penalty Penalty,
    double C,
    double CvAccuracy,
    Interval CvInterval,
    double NestedAccuracy,
    double ShuffleAccuracy,
    double TestAccuracy,
    Interval TestInterval,
    double MajorityShare,
    double TestValence,
    double TestArousal,
    IReadOnlyList<IReadOnlyList<int>> TestConfusion);
