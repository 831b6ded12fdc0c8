namespace MoodLab.Web.Composing;

/// <summary>How far a piece has come, as the page tells it.</summary>
public enum CompositionStage
{
    /// <summary>Nothing was asked for yet.</summary>
    Idle,

    /// <summary>It was asked for and waits for its turn.</summary>
    Waiting,

    /// <summary>It is being composed.</summary>
    Composing,

    /// <summary>It is complete.</summary>
    Finished,

    /// <summary>It was stopped before its end.</summary>
    Stopped,
}
