namespace MoodLab.Web.Surveys;

/// <summary>Whether what was typed is stored.</summary>
public enum SavingState
{
    /// <summary>All is stored.</summary>
    Saved,

    /// <summary>It will be stored in a moment.</summary>
    Waiting,

    /// <summary>Something has to be put right first.</summary>
    Invalid,

    /// <summary>It could not be stored.</summary>
    Failed,
}
