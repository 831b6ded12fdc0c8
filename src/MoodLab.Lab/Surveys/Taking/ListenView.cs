using MoodLab.Data.Surveys;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Taking;

/// <summary>All that a participant's page may know. Before the end there is nothing of the key in it.</summary>
/// <param name="Door">Whether they get in.</param>
/// <param name="Link">What follows <c>/listen/</c>.</param>
public sealed record ListenView(SurveyDoor Door, string Link)
{
    /// <summary>Gets how the survey is taken.</summary>
    public SurveyDesign Design { get; init; } = new();

    /// <summary>Gets whether it is taken for a try.</summary>
    public bool IsPilot { get; init; }

    /// <summary>Gets whether they have begun.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Gets whether their key has begun at some time; to begin again they need another one.</summary>
    public bool IsKeyUsed { get; init; }

    /// <summary>Gets where they stand.</summary>
    public ListenStep Step { get; init; }

    /// <summary>Gets the name of the step's sound; null where it has none.</summary>
    public string? Token { get; init; }

    /// <summary>Gets at which piece they are, from 1.</summary>
    public int Position { get; init; }

    /// <summary>Gets how many pieces there are.</summary>
    public int Count { get; init; }

    /// <summary>Gets how many they have answered.</summary>
    public int Answered { get; init; }

    /// <summary>Gets what they answered to the piece before; null for nothing yet.</summary>
    public SurveyTrialAnswer? Before { get; init; }

    /// <summary>Gets what they heard in the practice piece, after it was answered.</summary>
    public Mood? PracticeHeard { get; init; }

    /// <summary>Gets what the practice piece was meant to be, after it was answered.</summary>
    public Mood? PracticeMeant { get; init; }

    /// <summary>Gets how they did, at the end.</summary>
    public ListenScore? Score { get; init; }

    /// <summary>Gets the code that proves that they took part, at the end.</summary>
    public string? CompletionCode { get; init; }

    /// <summary>Gets where they go at the end; null for nowhere.</summary>
    public string? ReturnLink { get; init; }
}
