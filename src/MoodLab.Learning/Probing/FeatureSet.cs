namespace MoodLab.Learning.Probing;

/// <summary>What a mood classifier looks at.</summary>
public enum FeatureSet
{
    /// <summary>What can be counted in the score, see <see cref="Music.Features.MoodFeatures"/>.</summary>
    Score,

    /// <summary>The language model's last layer after the last word, as in the study.</summary>
    FinalState,

    /// <summary>The mean over all words of every layer of the language model.</summary>
    MeanState,

    /// <summary><see cref="Score"/> and <see cref="MeanState"/> together.</summary>
    ScoreAndMeanState,
}
