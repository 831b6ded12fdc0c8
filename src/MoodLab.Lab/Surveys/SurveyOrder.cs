namespace MoodLab.Lab.Surveys;

/// <summary>In which order a participant meets the pieces of a survey.</summary>
public enum SurveyOrder
{
    /// <summary>The same for everybody.</summary>
    Fixed,

    /// <summary>Drawn for each participant; the seed is stored with them.</summary>
    Random,

    /// <summary>A row of a Williams design: over its rows, each piece stands equally often at each place and follows
    /// each other piece equally often.</summary>
    Balanced,
}
