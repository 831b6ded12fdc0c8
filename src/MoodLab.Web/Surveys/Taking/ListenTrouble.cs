namespace MoodLab.Web.Surveys.Taking;

/// <summary>Why a page comes in answer to a post instead of the next one.</summary>
internal enum ListenTrouble
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>What was sent was not kept: the refusal says why.</summary>
    Refused,

    /// <summary>The database is in use, or its disk is full.</summary>
    Busy,

    /// <summary>The form has grown old, or the browser takes no cookies.</summary>
    OldForm,

    /// <summary>Too much came from there at once.</summary>
    TooMuch,
}
