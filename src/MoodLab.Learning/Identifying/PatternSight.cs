namespace MoodLab.Learning.Identifying;

/// <summary>What of a file a model looks at.</summary>
public enum PatternSight
{
    /// <summary>The notes alone, as if one piano played them all evenly: what is shipped.</summary>
    Music,

    /// <summary>
    /// Everything but the notes: who made the file and how, which tells composers apart without any music.
    /// </summary>
    Source,

    /// <summary>Both.</summary>
    Both,
}
