namespace MoodLab.Music.Rolls;

/// <summary>What a cell of a piano roll, a pitch in a frame, tells.</summary>
public enum RollChannel
{
    /// <summary>1 where any note sounds, otherwise 0; percussion does not count.</summary>
    Binary,

    /// <summary>The sum of the velocities of all notes that sound, 1 to 127 each; percussion does not count.</summary>
    Velocity,

    /// <summary>How many parts sound; percussion does not count.</summary>
    Instruments,

    /// <summary>1 where any note sounds, that of a percussion instrument too, otherwise 0.</summary>
    Timing,
}
