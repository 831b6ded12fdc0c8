using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Probing;

/// <summary>How well a classifier that is there names moods, measured again.</summary>
/// <param name="Features">What it looks at.</param>
/// <param name="Size">How many numbers that is.</param>
/// <param name="Active">How many of them it uses.</param>
/// <param name="Penalty">Its penalty.</param>
/// <param name="C">Its weight of the data.</param>
/// <param name="CvAccuracy">
/// Share of the training pieces that were recognised by ten folds that had not seen them, fitted with its penalty and
/// C: a little hopeful where the same folds chose these.
/// </param>
/// <param name="CvInterval">Its 95 % interval: the lower and the upper end.</param>
/// <param name="TestAccuracy">Share of the test pieces that it recognises; they taught and chose nothing.</param>
/// <param name="TestInterval">Its 95 % interval.</param>
/// <param name="TestMajority">What a guess that never looks would reach on the test pieces.</param>
/// <param name="TestValence">Share of the test pieces of which it recognises valence; guessing reaches 0.5.</param>
/// <param name="TestArousal">Share of the test pieces of which it recognises arousal; guessing reaches 0.5.</param>
/// <param name="TestConfusion">For each true mood the counts by named mood.</param>
public sealed record ClassifierScore(
    FeatureSet Features,
    int Size,
    int Active,
    Penalty Penalty,
    double C,
    double CvAccuracy,
    IReadOnlyList<double> CvInterval,
    double TestAccuracy,
    IReadOnlyList<double> TestInterval,
    double TestMajority,
    double TestValence,
    double TestArousal,
    IReadOnlyList<IReadOnlyList<int>> TestConfusion);
