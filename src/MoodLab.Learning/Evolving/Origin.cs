namespace MoodLab.Learning.Evolving;

/// <summary>How a melody came into a generation.</summary>
public enum Origin
{
    /// <summary>Every bit was drawn.</summary>
    Random,

    /// <summary>It was among the best of the generation before and lives on unchanged.</summary>
    Elite,

    /// <summary>Two parents and mutation.</summary>
    Bred,

    /// <summary>Bred, and shown because what is known of the musician's taste says that it will be liked.</summary>
    Promising,

    /// <summary>Bred, and shown because that taste knows least about its like.</summary>
    Surprise,

    /// <summary>Some bars of a melody were drawn anew at the musician's wish.</summary>
    Rerolled,

    /// <summary>It was taken from a piece.</summary>
    Imported,

    /// <summary>A network went on from a melody.</summary>
    Continued,
}
