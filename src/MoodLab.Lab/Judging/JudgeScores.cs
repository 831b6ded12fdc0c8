namespace MoodLab.Lab.Judging;

/// <summary>How far the shipped judge can be trusted: shares of pieces, as its card <c>models/judge.md</c> measured
/// them.</summary>
public static class JudgeScores
{
    /// <summary>Accuracy on pieces that it had not learnt from (ten folds).</summary>
    public const double Accuracy = 0.610;

    /// <summary>The lower end of the accuracy's 95 % interval.</summary>
    public const double Low = 0.533;

    /// <summary>The upper end of the accuracy's 95 % interval.</summary>
    public const double High = 0.682;

    /// <summary>What guessing reaches.</summary>
    public const double Chance = 0.25;

    /// <summary>Seconds of music below which its numbers vary much.</summary>
    public const double ShortestSeconds = 10;
}
