namespace MoodLab.Web.Surveys.Results;

/// <summary>By what respondents are ordered.</summary>
public enum RespondentOrder
{
    /// <summary>As they came.</summary>
    Arrival,

    /// <summary>Right answers.</summary>
    Score,

    /// <summary>Their names.</summary>
    Name,

    /// <summary>How much is doubtful.</summary>
    Flags,
}
