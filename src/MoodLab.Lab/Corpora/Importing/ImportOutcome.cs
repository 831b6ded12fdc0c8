namespace MoodLab.Lab.Corpora.Importing;

/// <summary>What became of a file of an archive.</summary>
public enum ImportOutcome
{
    /// <summary>It lies under its own name.</summary>
    Kept,

    /// <summary>It lies under another name: its ending was unusual, a character unsafe, or its name taken.</summary>
    Renamed,

    /// <summary>It lies with a composer whose name was written otherwise.</summary>
    Merged,

    /// <summary>It was left where it was.</summary>
    Refused,
}
