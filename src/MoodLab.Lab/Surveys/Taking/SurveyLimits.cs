namespace MoodLab.Lab.Surveys.Taking;

/// <summary>How much a participant may send.</summary>
public static class SurveyLimits
{
    /// <summary>How many characters a panel's id may have.</summary>
    public const int MaxPanelId = 128;

    /// <summary>How many characters a comment may have.</summary>
    public const int MaxComment = 1000;

    /// <summary>How many trials the headphone test has.</summary>
    public const int HeadphoneTrials = 6;
}
