namespace MoodLab.Lab.Surveys.Taking;

/// <summary>What a participant sent could not be stored at the moment: the database is in use, or its disk is full.
/// Nothing of it was kept; sending it again is safe.</summary>
public sealed class SurveyBusyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="cause">What went wrong.</param>
    public SurveyBusyException(Exception cause)
        : base("The answers cannot be stored at the moment.", cause)
    {
    }
}
