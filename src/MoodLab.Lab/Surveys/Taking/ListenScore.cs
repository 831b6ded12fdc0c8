using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>How a participant did.</summary>
/// <param name="Correct">How many moods they named as they were meant.</param>
/// <param name="Pieces">The pieces in the order in which they met them.</param>
public sealed record ListenScore(int Correct, IReadOnlyList<ListenScore.Piece> Pieces)
{
    /// <summary>Gets how many are right by guessing, on average.</summary>
    public required double ByChance { get; init; }

    /// <summary>Gets how probable as many or more are by guessing.</summary>
    /// <value>0 to 1.</value>
    public required double ProbabilityByChance { get; init; }

    /// <summary>Gets how many others have finished; 0 where the survey does not tell.</summary>
    public int Others { get; init; }

    /// <summary>Gets how many were right for the others, on average; null without others.</summary>
    public double? OthersMean { get; init; }

    /// <summary>Gets how many of the others had fewer right.</summary>
    public int OthersBelow { get; init; }

    /// <summary>A piece, what was meant and what was heard.</summary>
    /// <param name="Position">At which place it came, from 1.</param>
    /// <param name="Meant">The mood that it was made for.</param>
    /// <param name="Heard">The mood that the participant heard.</param>
    public sealed record Piece(int Position, Mood Meant, Mood Heard);
}
