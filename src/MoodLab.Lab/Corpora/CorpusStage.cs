namespace MoodLab.Lab.Corpora;

/// <summary>How far work on a corpus is.</summary>
public enum CorpusStage
{
    /// <summary>Other work comes first.</summary>
    Waiting,

    /// <summary>An archive is taken in.</summary>
    Importing,

    /// <summary>Files are read.</summary>
    Scanning,

    /// <summary>It is complete.</summary>
    Done,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>It could not be done.</summary>
    Failed,
}
