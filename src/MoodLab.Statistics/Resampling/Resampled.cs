namespace MoodLab.Statistics.Resampling;

/// <summary>What a bootstrap draws anew, and so of what other samples its interval speaks.</summary>
public enum Resampled
{
    /// <summary>Rows and columns: other respondents hear other pieces.</summary>
    Both,

    /// <summary>Rows: other respondents hear these pieces.</summary>
    Rows,

    /// <summary>Columns: these respondents hear other pieces.</summary>
    Columns,
}
