using MoodLab.Lab.Evolving;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scales;
using MoodLab.Web.Composing;

namespace MoodLab.Web.Evolving;

/// <summary>The settings of a session as a musician chooses them.</summary>
public sealed class EvolutionForm
{
    private static readonly MelodySettings s_melody = new();
    private static readonly EvolutionOptions s_breeding = new();

    /// <summary>Gets the number of bars.</summary>
    public NumberSetting Bars { get; } = new("Bars", 1, MelodySettings.MaxBars, s_melody.Bars, whole: true);

    /// <summary>Gets the slots of a bar.</summary>
    public NumberSetting NotesPerBar { get; } = new(
        "Notes per bar", 1, MelodySettings.MaxNotesPerBar, s_melody.NotesPerBar, whole: true);

    /// <summary>Gets how many notes sound together.</summary>
    public NumberSetting Steps { get; } = new("Steps", 1, MelodySettings.MaxSteps, s_melody.Steps, whole: true);

    /// <summary>Gets or sets whether there are rests.</summary>
    public bool Pauses { get; set; } = s_melody.Pauses;

    /// <summary>Gets or sets the tonic.</summary>
    public Tonic Tonic { get; set; } = s_melody.Tonic;

    /// <summary>Gets or sets the scale.</summary>
    public ScaleKind Scale { get; set; } = s_melody.Scale;

    /// <summary>Gets the octave of the tonic.</summary>
    public NumberSetting Octave { get; } = new(
        "Root octave", 0, Music.Scales.Scale.HighestOctave, s_melody.Octave, whole: true);

    /// <summary>Gets the tempo.</summary>
    public NumberSetting BeatsPerMinute { get; } = new(
        "Tempo", MelodySettings.MinBeatsPerMinute, MelodySettings.MaxBeatsPerMinute, s_melody.BeatsPerMinute,
        whole: true);

    /// <summary>Gets the melodies of a generation.</summary>
    public NumberSetting Population { get; } = new(
        "Population", EvolutionOptions.MinPopulation, EvolutionOptions.MaxPopulation, s_breeding.Population,
        whole: true);

    /// <summary>Gets the mutations of a child.</summary>
    public NumberSetting Mutations { get; } = new(
        "Mutations", 0, EvolutionOptions.MaxMutations, s_breeding.Mutations, whole: true);

    /// <summary>Gets how likely each of them happens.</summary>
    public NumberSetting MutationProbability { get; } = new(
        "Mutation probability", 0, 1, s_breeding.MutationProbability);

    /// <summary>Gets the seed.</summary>
    public NumberSetting Seed { get; } = new("Seed", 0, int.MaxValue, 0, whole: true);

    /// <summary>Gets or sets whether the stars teach the laboratory the musician's taste.</summary>
    public bool UsesTaste { get; set; } = true;

    /// <summary>Gets the root in scientific pitch notation; null where the octave is no valid number.</summary>
    public string? Root => Octave.Value is { } octave
        ? new Scale(Tonic, Scale, (int)octave).Pitches()[0].ToString()
        : null;

    /// <summary>Takes the settings of a session over.</summary>
    /// <param name="settings">The settings.</param>
    public void Read(EvolutionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Read(settings.Melody);
        Population.Set(settings.Breeding.Population);
        Mutations.Set(settings.Breeding.Mutations);
        MutationProbability.Set(settings.Breeding.MutationProbability);
        Seed.Set(settings.Seed);
        UsesTaste = settings.UsesTaste;
    }

    /// <summary>Takes over what a melody is.</summary>
    /// <param name="melody">The settings of the melody.</param>
    public void Read(MelodySettings melody)
    {
        ArgumentNullException.ThrowIfNull(melody);
        Bars.Set(melody.Bars);
        NotesPerBar.Set(melody.NotesPerBar);
        Steps.Set(melody.Steps);
        Pauses = melody.Pauses;
        Tonic = melody.Tonic;
        Scale = melody.Scale;
        Octave.Set(melody.Octave);
        BeatsPerMinute.Set(melody.BeatsPerMinute);
    }

    /// <summary>Makes the settings of a new session, unless one of them is wrong.</summary>
    /// <returns>The settings, or null.</returns>
    public EvolutionSettings? ToSettings() =>
        Bars.Value is { } bars && NotesPerBar.Value is { } notes && Steps.Value is { } steps
        && Octave.Value is { } octave && BeatsPerMinute.Value is { } tempo && Seed.Value is { } seed
        && ToBreeding(s_breeding) is { } breeding
            ? new EvolutionSettings
            {
                Melody = new MelodySettings
                {
                    Bars = (int)bars,
                    NotesPerBar = (int)notes,
                    Steps = (int)steps,
                    Pauses = Pauses,
                    Tonic = Tonic,
                    Scale = Scale,
                    Octave = (int)octave,
                    BeatsPerMinute = (int)tempo,
                },
                Breeding = breeding,
                Seed = (int)seed,
                UsesTaste = UsesTaste,
            }
            : null;

    /// <summary>Changes what may change in a session, unless a setting is wrong.</summary>
    /// <param name="settings">The settings that hold.</param>
    /// <returns>The new settings, or null.</returns>
    public EvolutionSettings? Change(EvolutionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return BeatsPerMinute.Value is { } tempo && ToBreeding(settings.Breeding) is { } breeding
            ? settings with
            {
                Melody = settings.Melody with { BeatsPerMinute = (int)tempo },
                Breeding = breeding,
                UsesTaste = UsesTaste,
            }
            : null;
    }

    private EvolutionOptions? ToBreeding(EvolutionOptions options) =>
        Population.Value is { } population && Mutations.Value is { } mutations
        && MutationProbability.Value is { } probability
            ? options with
            {
                Population = (int)population,
                Mutations = (int)mutations,
                MutationProbability = probability,
            }
            : null;
}
