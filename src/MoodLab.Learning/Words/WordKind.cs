namespace MoodLab.Learning.Words;

/// <summary>The classes of words of which an encoded piece consists.</summary>
public enum WordKind
{
    /// <summary>Tempo, <c>t_</c>: holds until the next one.</summary>
    Tempo,

    /// <summary>Velocity, <c>v_</c>: holds until the next one.</summary>
    Velocity,

    /// <summary>Duration, <c>d_</c>: holds until the next one.</summary>
    Duration,

    /// <summary>A note of a pitch, <c>n_</c>, with the velocity and duration that hold.</summary>
    Note,

    /// <summary>So many sixteenths go by, <c>w_</c>.</summary>
    Wait,

    /// <summary>The piece is over, <c>&lt;end&gt;</c>; it also stands before the first word.</summary>
    End,
}
