namespace MoodLab.Learning.Identifying.Study;

/// <summary>What a run's models read.</summary>
internal enum StudyKind
{
    /// <summary>Fragments of rolls, by the convolutional network.</summary>
    Fragments,

    /// <summary>Profiles of fragments, by the dense layers of that network alone.</summary>
    Profiles,

    /// <summary>The ten files before, in the order of their folders, by the recurrent network.</summary>
    Neighbours,

    /// <summary>The same, the files in a random order.</summary>
    Shuffled,

    /// <summary>Ten parts of the piece itself, by the recurrent network.</summary>
    Own,
}
