using MoodLab.Music.Scales;

namespace MoodLab.Learning.Evolving;

/// <summary>What a genome's bits mean as a melody. The values unless told are the study's.</summary>
public sealed record MelodySettings
{
    /// <summary>The most bars.</summary>
    public const int MaxBars = 32;

    /// <summary>The most notes in a bar.</summary>
    public const int MaxNotesPerBar = 16;

    /// <summary>The most notes that sound together.</summary>
    public const int MaxSteps = 5;

    /// <summary>The slowest tempo.</summary>
    public const int MinBeatsPerMinute = 20;

    /// <summary>The fastest tempo.</summary>
    public const int MaxBeatsPerMinute = 300;

    /// <summary>Gets the number of 4/4 bars.</summary>
    /// <value>1 to 32; 8 unless told.</value>
    public int Bars { get; init; } = 8;

    /// <summary>Gets how many slots a bar is divided into; each holds a note or a rest.</summary>
    /// <value>1 to 16; 4 unless told.</value>
    public int NotesPerBar { get; init; } = 4;

    /// <summary>Gets how many notes sound together: each further one lies two degrees above.</summary>
    /// <value>1 to 5; 1 unless told.</value>
    public int Steps { get; init; } = 1;

    /// <summary>Gets whether a slot may be a rest; half of those of a random melody are.</summary>
    public bool Pauses { get; init; } = true;

    /// <summary>Gets the tonic.</summary>
    public Tonic Tonic { get; init; } = Tonic.C;

    /// <summary>Gets the scale.</summary>
    public ScaleKind Scale { get; init; }

    /// <summary>Gets the octave of the tonic, as <see cref="Music.Scales.Scale.Octave"/> counts.</summary>
    /// <value>0 to 7; 4 unless told.</value>
    public int Octave { get; init; } = 4;

    /// <summary>Gets the tempo in quarter notes a minute.</summary>
    /// <value>20 to 300; 128 unless told.</value>
    public int BeatsPerMinute { get; init; } = 128;

    /// <summary>Gets the number of slots.</summary>
    public int Slots => Bars * NotesPerBar;

    /// <summary>Gets how long a melody sounds, in seconds.</summary>
    public double Seconds => Bars * 4 * 60.0 / BeatsPerMinute;

    /// <summary>Checks every member against its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One lies outside; the message names it and its range.</exception>
    public void Validate()
    {
        ArgumentNullException.ThrowIfNull(Tonic);
        Ranges.Require(nameof(Bars), Bars, 1, MaxBars);
        Ranges.Require(nameof(NotesPerBar), NotesPerBar, 1, MaxNotesPerBar);
        Ranges.Require(nameof(Steps), Steps, 1, MaxSteps);
        Ranges.Require(nameof(Octave), Octave, 0, Music.Scales.Scale.HighestOctave);
        Ranges.Require(nameof(BeatsPerMinute), BeatsPerMinute, MinBeatsPerMinute, MaxBeatsPerMinute);
        if (!Enum.IsDefined(Scale))
        {
            throw new ArgumentOutOfRangeException(nameof(Scale), Scale, "Scale must be one of the scales offered.");
        }
    }
}
