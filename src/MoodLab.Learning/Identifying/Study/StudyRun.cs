namespace MoodLab.Learning.Identifying.Study;

/// <summary>One experiment of the study: a network, what it reads and by what it is judged.</summary>
public sealed record StudyRun
{
    /// <summary>Gets its name, which is that of its files.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what is learnt from and what it is judged by, in a sentence.</summary>
    public required string Protocol { get; init; }

    /// <summary>Gets whether the models read fragments of pieces, several of each.</summary>
    public bool ReadsFragments => Kind is StudyKind.Fragments or StudyKind.Profiles;

    /// <summary>
    /// Gets the share of all fragments, in percent, that a composer must have to be a class; null where the classes are
    /// the study's four composers.
    /// </summary>
    public double? Threshold { get; init; }

    /// <summary>Gets what is read.</summary>
    internal StudyKind Kind { get; init; }

    /// <summary>
    /// Gets how many folds by works are judged; 0 where a random fifth of what is read is judged, whatever the rest of
    /// a piece is used for.
    /// </summary>
    internal int Folds { get; init; }

    /// <summary>Gets whether copies in other keys are added before everything is divided, as the study did.</summary>
    internal bool HasCopies { get; init; }
}
