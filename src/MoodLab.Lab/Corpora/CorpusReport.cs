namespace MoodLab.Lab.Corpora;

/// <summary>What is in a collection of MIDI files.</summary>
public sealed record CorpusReport
{
    /// <summary>Gets the number of MIDI files.</summary>
    public required int Files { get; init; }

    /// <summary>Gets the number of files that can be read tolerantly.</summary>
    public required int Readable { get; init; }

    /// <summary>Gets the number of readable files that have some damage.</summary>
    public required int Damaged { get; init; }

    /// <summary>Gets the files that cannot be read, ordered by path.</summary>
    public required IReadOnlyList<UnreadableFile> Unreadable { get; init; }

    /// <summary>Gets the kinds of damage in the readable files, the most frequent first.</summary>
    public required IReadOnlyList<CorpusDamage> Damages { get; init; }

    /// <summary>Gets the number of notes.</summary>
    public required long Notes { get; init; }

    /// <summary>Gets the number of notes left out because they have no length.</summary>
    public required long ZeroLengthNotes { get; init; }

    /// <summary>Gets the length of all music in seconds, each file up to the end of its last note.</summary>
    public required double MusicSeconds { get; init; }

    /// <summary>Gets the quantiles of the files' lengths in seconds; files without notes do not count, here and below.
    /// </summary>
    public required Quantiles? Lengths { get; init; }

    /// <summary>Gets the quantiles of the files' mean tempi in quarter notes a minute.</summary>
    public required Quantiles? Tempi { get; init; }

    /// <summary>Gets the quantiles of the files' numbers of notes.</summary>
    public required Quantiles? NotesPerFile { get; init; }

    /// <summary>
    /// Gets the quantiles of the files' polyphony: the mean number of notes that sound while any does.
    /// </summary>
    public required Quantiles? Polyphony { get; init; }

    /// <summary>Gets the folders directly below the inspected one, ordered by name.</summary>
    public required IReadOnlyList<CorpusClass> Classes { get; init; }

    /// <summary>Gets what the study looked at: box plots by class, distributions, signatures, balance.</summary>
    public required CorpusFigures Figures { get; init; }

    /// <summary>Gets how many files were read; the others were remembered.</summary>
    public int FilesRead { get; init; }

    /// <summary>Gets how long the inspection took, in seconds.</summary>
    public double Seconds { get; init; }
}
