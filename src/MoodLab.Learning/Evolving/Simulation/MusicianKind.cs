namespace MoodLab.Learning.Evolving.Simulation;

/// <summary>The kinds of simulated musicians.</summary>
public enum MusicianKind
{
    /// <summary>Likes much or little of each of six attributes.</summary>
    Linear,

    /// <summary>Likes a certain amount of each of them: the taste has an optimum.</summary>
    Middling,

    /// <summary>Likes certain moves from degree to degree.</summary>
    Moves,

    /// <summary>Likes what is like a melody that they have in mind.</summary>
    Model,

    /// <summary>Likes bars of a certain rhythm and contour.</summary>
    Motif,

    /// <summary>Likes attributes and moves.</summary>
    Mixed,

    /// <summary>As linear, with stars that are off by 1.5 (root mean square).</summary>
    Noisy,

    /// <summary>As linear, and comes by another such taste in the course of 150 ratings.</summary>
    Drifting,

    /// <summary>Gives stars at random.</summary>
    Random,
}
