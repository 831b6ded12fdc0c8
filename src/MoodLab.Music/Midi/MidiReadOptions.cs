namespace MoodLab.Music.Midi;

/// <summary>How much a MIDI file may deviate from the standard, and how large it may be.</summary>
public sealed record MidiReadOptions
{
    /// <summary>
    /// The file size, in bytes, up to which files are read unless said otherwise: 16 MiB, thirty times the largest
    /// piece of the study corpora. A hostile file of that size takes about a second and 400 MB.
    /// </summary>
    public const int DefaultMaximumFileSize = 16 << 20;

    /// <summary>Gets the options that refuse every damaged file; the default.</summary>
    public static MidiReadOptions Strict { get; } = new();

    /// <summary>Gets the options that read what can be read and report each damage.</summary>
    public static MidiReadOptions Tolerant { get; } = new() { IsTolerant = true };

    /// <summary>Gets whether damage is reported instead of refused; false by default.</summary>
    public bool IsTolerant { get; init; }

    /// <summary>Gets the size in bytes above which a file on disk is refused before it is read.</summary>
    public int MaximumFileSize { get; init; } = DefaultMaximumFileSize;
}
