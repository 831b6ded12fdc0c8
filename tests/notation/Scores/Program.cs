using MoodLab.Learning.Evolving;
using MoodLab.Music.Midi;
using MoodLab.Music.Performing;
using MoodLab.Music.Scales;
using MoodLab.Music.Scores;
using MoodLab.Neural.Randomness;
using MoodLab.Notation;

// Writes the MIDI files that check.py opens in MuseScore: Scores DIR
if (args is not [var folder])
{
    await Console.Error.WriteLineAsync("Usage: Scores DIR");
    return 2;
}

WriteEvolved();
WriteOthers();
WritePlayed();
return 0;

// Melodies as the evolution exports them.
void WriteEvolved()
{
    foreach (var tonic in Tonic.All)
    {
        foreach (var kind in Enum.GetValues<ScaleKind>())
        {
            Evolve($"scale {tonic} {kind.Name()}", new MelodySettings { Tonic = tonic, Scale = kind, Pauses = false });
        }
    }

    for (var slots = 1; slots <= MelodySettings.MaxNotesPerBar; slots *= 2)
    {
        Evolve($"slots {slots}", new MelodySettings { NotesPerBar = slots });
    }

    foreach (var bars in new[] { 1, 3, MelodySettings.MaxBars })
    {
        Evolve($"bars {bars}", new MelodySettings { Bars = bars });
    }

    for (var steps = 2; steps <= MelodySettings.MaxSteps; steps++)
    {
        Evolve($"steps {steps}", new MelodySettings { Steps = steps });
    }

    foreach (var tempo in new[] { MelodySettings.MinBeatsPerMinute, 97, MelodySettings.MaxBeatsPerMinute })
    {
        Evolve($"tempo {tempo}", new MelodySettings { BeatsPerMinute = tempo });
    }

    Evolve("triplets", new MelodySettings { NotesPerBar = 3, Pauses = false });
    Evolve("lowest octave", new MelodySettings { Octave = 0 });
    Evolve("highest octave", new MelodySettings { Octave = Scale.HighestOctave });
}

// What melodies of the evolution do not have.
void WriteOthers()
{
    foreach (var (numerator, denominator) in new[] { (2, 4), (3, 4), (5, 4), (2, 2), (6, 8), (7, 8), (12, 8) })
    {
        Write($"time {numerator}-{denominator}", WrittenScore.InTime(numerator, denominator));
    }

    Write("plain", WrittenScore.Plain());
    Write("rests", WrittenScore.WithRests());
    Write("over bar lines", WrittenScore.OverBarLines());
    Write("two parts and drums", WrittenScore.InParts());
}

void WritePlayed()
{
    foreach (var preset in new[] { PerformancePreset.Tight, PerformancePreset.Natural })
    {
        var options = PerformanceOptions.FromPreset(preset);
        Write($"played {preset.Name()}", Performer.Perform(WrittenScore.Plain(), options, seed: 5));
        Write($"played {preset.Name()} bent", Performer.Perform(WrittenScore.Plain(program: 40), options, seed: 6));
    }
}

void Evolve(string name, MelodySettings settings)
{
    var genome = Genome.Random(settings.Slots, new RandomSource(1));
    Write(name, Melody.Of(genome, settings).ToScore(name));
}

void Write(string name, Score score) =>
    File.WriteAllBytes(Path.Combine(folder, name + ".mid"), MidiWriter.Write(score));
