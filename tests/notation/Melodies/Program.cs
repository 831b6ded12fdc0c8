using MoodLab.Music.Midi;
using MoodLab.Music.Performing;
using MoodLab.Music.Scores;
using MoodLab.Notation;

// Writes the MIDI files that check.py opens in MuseScore: Melodies DIR
if (args is not [var folder])
{
    await Console.Error.WriteLineAsync("Usage: Melodies DIR");
    return 2;
}

for (var sharps = -7; sharps <= 7; sharps++)
{
    Write($"key {sharps} major", Melody.InKey(sharps, isMinor: false));
    Write($"key {sharps} minor", Melody.InKey(sharps, isMinor: true));
}

foreach (var (numerator, denominator) in new[] { (2, 4), (3, 4), (5, 4), (2, 2), (6, 8), (7, 8), (12, 8) })
{
    Write($"time {numerator}-{denominator}", Melody.InTime(numerator, denominator));
}

foreach (var tempo in new[] { 30, 96, 133, 240 })
{
    Write($"tempo {tempo}", Melody.InKey(0, false) with { Tempi = [TempoChange.FromQuartersPerMinute(0, tempo)] });
}

foreach (var bars in new[] { 1, 2, 8, 64 })
{
    Write($"bars {bars}", Melody.OfBars(bars));
}

Write("rests", Melody.WithRests());
Write("sixteenths", Melody.InSixteenths());
Write("over bar lines", Melody.OverBarLines());
Write("chords", Melody.InChords());
Write("two parts and drums", Melody.InParts());
foreach (var preset in new[] { PerformancePreset.Tight, PerformancePreset.Natural })
{
    var options = PerformanceOptions.FromPreset(preset);
    Write($"played {preset.Name()}", Performer.Perform(Melody.OfBars(8), options, seed: 5));
    Write($"played {preset.Name()} bent", Performer.Perform(Melody.OfBars(8, program: 40), options, seed: 6));
}

return 0;

void Write(string name, Score score) =>
    File.WriteAllBytes(Path.Combine(folder, name + ".mid"), MidiWriter.Write(score));
