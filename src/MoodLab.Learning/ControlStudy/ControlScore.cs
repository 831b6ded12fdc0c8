namespace MoodLab.Learning.ControlStudy;

/// <summary>What the judge hears in the pieces of an arm, and how good they are as pieces.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Arm">The arm's name.</param>
/// <param name="Strength">How strongly the mood was pursued.</param>
/// <param name="Memory">How much the pieces followed their own past.</param>
/// <param name="Candidates">Of how many pieces each was chosen.</param>
/// <param name="Pieces">N, how many pieces were judged.</param>
/// <param name="Share">
/// Share of the pieces judged as intended, 0 to 1; guessing reaches 0.25. Where no mood was pursued it is what every
/// piece reaches on average over the four moods that it could have been meant for: 0.25, whatever is heard in it.
/// </param>
/// <param name="Interval">Its 95 % interval (Wilson); a point where no mood was pursued.</param>
/// <param name="ByMood">The same for each mood, by the moods' names. Where none was pursued, these are the shares of
/// all pieces in which the mood is heard.</param>
/// <param name="ByMoodInterval">Their 95 % intervals.</param>
/// <param name="MeanProbability">What probability the judge gives the intended mood, on average.</param>
/// <param name="Valence">Share of the pieces of which valence was judged as intended; guessing reaches 0.5.</param>
/// <param name="Arousal">Share of the pieces of which arousal was judged as intended; guessing reaches 0.5.</param>
/// <param name="Confusion">For each intended mood how often each was heard, in the moods' order. Without a mood every
/// row is the same.</param>
/// <param name="EarlyDeaths">Share of the pieces in which less than <see cref="ControlJudge.ShortestSeconds"/> pass
/// until the last note has ended.</param>
public sealed record ControlScore(
    string Method,
    string Arm,
    double Strength,
    double Memory,
    int Candidates,
    int Pieces,
    double Share,
    IReadOnlyList<double> Interval,
    IReadOnlyDictionary<string, double> ByMood,
    IReadOnlyDictionary<string, IReadOnlyList<double>> ByMoodInterval,
    double MeanProbability,
    MeasuredShare Valence,
    MeasuredShare Arousal,
    IReadOnlyList<IReadOnlyList<int>> Confusion,
    MeasuredShare EarlyDeaths)
{
    /// <summary>Gets how good the pieces are as pieces; null where that was not measured.</summary>
    public QualityScore? Quality { get; init; }
}
