using MoodLab.Statistics.Resampling;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>How a survey is scored.</summary>
public sealed record SurveyScoreOptions
{
    /// <summary>Gets which doubtful answers do not count; none unless told.</summary>
    public IReadOnlySet<AnswerDoubt> Exclude { get; init; } = new HashSet<AnswerDoubt>();

    /// <summary>Gets the time in seconds below which an answer is too fast; 5 unless told, less than the shortest
    /// phrase lasts.</summary>
    public double FastestSeconds { get; init; } = 5;

    /// <summary>Gets the seed of bootstrap and permutations: the same answers and seed give the same numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets how often bootstrap and trend draw, 100 to 1,000,000; 2,000 unless told.</summary>
    public int Draws { get; init; } = 2000;

    internal BootstrapOptions Bootstrap => new() { Seed = Seed, Draws = Draws };
}
