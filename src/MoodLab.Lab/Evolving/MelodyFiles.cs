using System.Globalization;
using System.IO.Compression;
using MoodLab.Lab.Pieces;
using MoodLab.Music.Midi;
using MoodLab.Music.Performing;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Evolving;

/// <summary>Melodies of a session as they are played and as files.</summary>
public static class MelodyFiles
{
    /// <summary>Plays a melody as loosely as the session's settings say; the same melody always alike.</summary>
    /// <param name="view">The session.</param>
    /// <param name="melody">One of its melodies.</param>
    public static Score Perform(EvolutionView view, MelodyView melody)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(melody);
        return Performer.Perform(
            melody.Melody.ToScore($"{view.Title}: {view.NameOf(melody)}"),
            PerformanceOptions.FromDial(view.Settings.Looseness),
            SeedOf(view, melody));
    }

    /// <summary>Writes a melody as a MIDI file.</summary>
    /// <param name="view">The session.</param>
    /// <param name="melody">One of its melodies.</param>
    public static PieceFile Midi(EvolutionView view, MelodyView melody) => new(
        PieceFile.NameOf($"{view.Title} {view.NameOf(melody)}", ".mid"), MidiWriter.Write(Perform(view, melody)));

    /// <summary>Writes all melodies of a generation as MIDI files in one archive, the best first.</summary>
    /// <param name="view">The session.</param>
    /// <param name="generation">One of its generations.</param>
    public static PieceFile Zip(EvolutionView view, GenerationView generation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(generation);
        MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var rank = 0;
            foreach (var melody in generation.MelodyIds
                .Select(id => view.Melodies[id])
                .OrderByDescending(melody => melody.Stars ?? -1))
            {
                rank++;
                var stars = melody.Stars is { } known ? $"{known}-stars" : "unrated";
                var entry = zip.CreateEntry(string.Create(
                    CultureInfo.InvariantCulture, $"{rank:000}-{stars}-{view.NameOf(melody)}.mid"));
                entry.LastWriteTime = new DateTimeOffset(generation.CreatedAt, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(MidiWriter.Write(Perform(view, melody)));
            }
        }

        return new PieceFile(
            PieceFile.NameOf(
                string.Create(CultureInfo.InvariantCulture, $"{view.Title} {generation.Ordinal + 1}"), ".zip"),
            file.ToArray());
    }

    // The same in every process, which the hash code of a string is not.
    private static int SeedOf(EvolutionView view, MelodyView melody)
    {
        var hash = (uint)view.Settings.Seed;
        foreach (var slot in melody.Genome.Slots)
        {
            hash = (hash ^ slot) * 16_777_619;
        }

        return (int)(hash & int.MaxValue);
    }
}
