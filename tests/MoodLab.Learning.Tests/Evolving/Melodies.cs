using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scales;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Evolving;

/// <summary>Settings and genomes for tests: by hand, and at random.</summary>
internal static class Melodies
{
    /// <summary>Gets settings of all kinds, from one slot to the most.</summary>
    public static Gen<MelodySettings> AnySettings { get; } =
        from bars in Gen.Frequency((6, Gen.Choose(1, 8)), (1, Gen.Constant(MelodySettings.MaxBars)))
        from notes in Gen.Choose(1, MelodySettings.MaxNotesPerBar)
        from pauses in Gen.Elements(true, false)
        from steps in Gen.Choose(1, MelodySettings.MaxSteps)
        from tonic in Gen.Elements(Tonic.All.ToArray())
        from scale in Gen.Elements(Enum.GetValues<ScaleKind>())
        from octave in Gen.Choose(0, Scale.HighestOctave)
        from tempo in Gen.Choose(MelodySettings.MinBeatsPerMinute, MelodySettings.MaxBeatsPerMinute)
        select new MelodySettings
        {
            Bars = bars,
            NotesPerBar = notes,
            Pauses = pauses,
            Steps = steps,
            Tonic = tonic,
            Scale = scale,
            Octave = octave,
            BeatsPerMinute = tempo,
        };

    /// <summary>Gets settings, and a source of random numbers for what is made in them.</summary>
    public static Arbitrary<(MelodySettings Settings, RandomSource Random)> Any { get; } = Arb.From(
        from settings in AnySettings
        from seed in Gen.Choose(0, int.MaxValue)
        select (settings, new RandomSource((ulong)seed)));

    /// <summary>Makes settings.</summary>
    public static MelodySettings Settings(int bars, int notesPerBar, bool pauses = true) =>
        new() { Bars = bars, NotesPerBar = notesPerBar, Pauses = pauses };

    /// <summary>Rates melodies by chance.</summary>
    public static List<Candidate> Rate(IEnumerable<Child> children, RandomSource random) =>
        [.. children.Select(child => new Candidate(child.Genome, random.NextInt(EvolutionOptions.MaxStars + 1)))];

    /// <summary>Draws a lock of bars and perhaps of rhythm or pitches.</summary>
    public static GenomeLock Lock(MelodySettings settings, RandomSource random) => new(
        Genome.Random(settings.Slots, random),
        [.. Enumerable.Range(0, settings.Bars).Where(_ => random.NextInt(3) == 0)],
        random.NextInt(2) == 0,
        random.NextInt(2) == 0);
}
