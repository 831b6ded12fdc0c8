using MoodLab.Music.Features;
using MoodLab.Music.Scales;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Evolving;

/// <summary>
/// Takes a melody from a score: the top voice of its busiest part, put on the grid of slots and on the degrees of a
/// scale.
/// </summary>
/// <remarks>
/// Bars are counted as four quarter notes, whatever the score's time signatures say, since evolved melodies have no
/// others. Where the first bars are silent altogether, the melody begins with the first bar that is not.
/// </remarks>
public static class MelodyImport
{
    private const int Degrees = 8;
    private const int RestBit = 8;
    private const int Octave = 12;
    private const int None = -1;

    // Of scales that cover as many notes, the earlier one is taken.
    private static readonly ScaleKind[] s_major =
    [
        ScaleKind.Major, ScaleKind.Mixolydian, ScaleKind.Lydian, ScaleKind.Dorian, ScaleKind.MelodicMinor,
        ScaleKind.Aeolian, ScaleKind.Phrygian, ScaleKind.Locrian, ScaleKind.MajorBlues, ScaleKind.MinorBlues,
    ];

    private static readonly ScaleKind[] s_minor =
    [
        ScaleKind.Aeolian, ScaleKind.MelodicMinor, ScaleKind.Dorian, ScaleKind.Phrygian, ScaleKind.Locrian,
        ScaleKind.Major, ScaleKind.Mixolydian, ScaleKind.Lydian, ScaleKind.MinorBlues, ScaleKind.MajorBlues,
    ];

    /// <summary>Takes a melody, and finds the key, scale, octave and tempo that fit it.</summary>
    /// <param name="score">The score.</param>
    /// <param name="bars">How many bars, 1 to 32.</param>
    /// <param name="notesPerBar">Slots of a bar, 1 to 16.</param>
    /// <exception cref="InvalidDataException">The score has no note that has a pitch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static ImportedMelody Fit(Score score, int bars, int notesPerBar)
    {
        MelodySettings settings = new() { Bars = bars, NotesPerBar = notesPerBar };
        settings.Validate();
        var voice = TopVoice.Of(score, settings);
        var sounding = voice.Slots.Where(note => note != None).Select(note => voice.Notes[note].Pitch.Value).ToList();
        var durations = new double[Octave];
        foreach (var pitch in sounding)
        {
            durations[pitch % Octave]++;
        }

        var key = KeyEstimate.Of(durations);
        var pitchClass = key?.Tonic ?? sounding[0] % Octave;
        var kind = (key?.IsMajor == false ? s_minor : s_major).MaxBy(each => Covered(durations, pitchClass, each));
        var tonic = Tonic.All.Where(each => each.PitchClass == pitchClass)
            .MinBy(each => Math.Abs(new Scale(each, kind, 0).Signature().Sharps))!;
        var octave = Enumerable.Range(0, Scale.HighestOctave + 1).MaxBy(each =>
        {
            var pitches = Pitches(tonic, kind, each);
            return sounding.Count(pitch => pitch >= pitches[0] && pitch <= pitches[^1]);
        });
        var tempo = score.CreateTempoMap().Changes[0].QuartersPerMinute;
        return Take(voice, settings with
        {
            Tonic = tonic,
            Scale = kind,
            Octave = octave,
            BeatsPerMinute = (int)Math.Clamp(
                Math.Round(tempo), MelodySettings.MinBeatsPerMinute, MelodySettings.MaxBeatsPerMinute),
        });
    }

    /// <summary>Takes a melody into given settings.</summary>
    /// <param name="score">The score.</param>
    /// <param name="settings">
    /// The bars, slots, key, scale and octave; without pauses, the degree before is held through a rest.
    /// </param>
    /// <exception cref="InvalidDataException">The score has no note that has a pitch.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range.</exception>
    public static ImportedMelody Into(Score score, MelodySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        return Take(TopVoice.Of(score, settings), settings);
    }

    private static ImportedMelody Take(TopVoice voice, MelodySettings settings)
    {
        var pitches = Pitches(settings.Tonic, settings.Scale, settings.Octave);
        var slots = new byte[settings.Slots];
        var degree = 0;
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var rests = voice.Slots[slot] == None;
            degree = rests ? degree : Nearest(pitches, Fold(voice.Notes[voice.Slots[slot]].Pitch.Value, pitches));
            slots[slot] = (byte)(rests && settings.Pauses ? RestBit : degree);
        }

        Genome genome = new(slots);
        var heard = Melody.Of(genome, settings).Notes.ToDictionary(note => note.Slot);
        int kept = 0, moved = 0;
        for (var i = 0; i < voice.Notes.Count; i++)
        {
            if (voice.Slots.Contains(i))
            {
                var (start, end) = voice.Spans[i];
                var isKept = heard.TryGetValue(start, out var note) && !note.Rests && note.Slots == end - start
                    && pitches[note.Degree] == voice.Notes[i].Pitch.Value;
                (kept, moved) = isKept ? (kept + 1, moved) : (kept, moved + 1);
            }
        }

        return new ImportedMelody(genome, settings, voice.Notes.Count, kept, moved);
    }

    private static int[] Pitches(Tonic tonic, ScaleKind kind, int octave) =>
        [.. new Scale(tonic, kind, octave).Pitches().Take(Degrees).Select(pitch => pitch.Value)];

    private static double Covered(double[] durations, int tonic, ScaleKind kind)
    {
        var covered = 0.0;
        foreach (var interval in kind.Intervals())
        {
            covered += durations[(tonic + interval) % Octave];
        }

        return covered;
    }

    // The degrees span an octave at least, so that every pitch comes to lie between them.
    private static int Fold(int pitch, int[] pitches)
    {
        while (pitch < pitches[0])
        {
            pitch += Octave;
        }

        while (pitch > pitches[^1])
        {
            pitch -= Octave;
        }

        return pitch;
    }

    private static int Nearest(int[] pitches, int pitch) =>
        Enumerable.Range(0, pitches.Length).MinBy(degree => Math.Abs(pitches[degree] - pitch));
}
