namespace MoodLab.Lab.Identifying;

/// <summary>Why nobody is named.</summary>
public enum IdentifyingProblem
{
    /// <summary>There is no model of composers.</summary>
    NoModel,

    /// <summary>The file on disk cannot be opened.</summary>
    Unreachable,

    /// <summary>The file is larger than <see cref="ComposerIdentifier.LargestFile"/>.</summary>
    TooLarge,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file is something else, whatever its name says.</summary>
    OtherFormat,

    /// <summary>It is a MIDI file of which nothing can be read.</summary>
    Broken,

    /// <summary>It is a sound MIDI file without notes.</summary>
    NoNotes,

    /// <summary>It has nothing but percussion.</summary>
    DrumsOnly,

    /// <summary>It has fewer than <see cref="ComposerIdentifier.FewestNotes"/> notes.</summary>
    TooLittle,
}
