using MoodLab.Music.Scores;

namespace MoodLab.Music.Scales;

/// <summary>A scale on a tonic in an octave: two octaves of pitches that degrees count through.</summary>
/// <param name="Tonic">The note that it begins on.</param>
/// <param name="Kind">Its steps.</param>
/// <param name="Octave">
/// 0 to 7 as the study counts, where the tonic C of octave 4 is MIDI 48: C3 in scientific pitch notation.
/// </param>
public sealed record Scale(Tonic Tonic, ScaleKind Kind, int Octave)
{
    /// <summary>The greatest octave: the second octave above it still lies within MIDI's range.</summary>
    public const int HighestOctave = 7;

    private const int Octaves = 2;
    private const int MostAccidentals = 7;
    private const int FifthsInComma = 12;

    /// <summary>Lists the pitches that degrees 0, 1, 2 and so on stand for: two octaves and the tonic above.</summary>
    /// <returns>15 pitches, or 11 for a scale of five notes.</returns>
    public MidiPitch[] Pitches()
    {
        var intervals = Kind.Intervals();
        var pitches = new MidiPitch[(intervals.Length * Octaves) + 1];
        for (var i = 0; i < pitches.Length; i++)
        {
            var octave = Octave + (i / intervals.Length);
            pitches[i] = new MidiPitch(intervals[i % intervals.Length] + (12 * octave) + Tonic.PitchClass);
        }

        return pitches;
    }

    /// <summary>
    /// Gets the signature in which the scale is written: a mode has that of the major key with the same notes. A tonic
    /// whose signature would need more than seven accidentals is written by its enharmonic twin.
    /// </summary>
    public KeySignature Signature()
    {
        var sharps = Tonic.Fifths + Kind.SharpsBesideMajor();
        sharps += sharps > MostAccidentals ? -FifthsInComma : sharps < -MostAccidentals ? FifthsInComma : 0;
        return new KeySignature(0, sharps, Kind is ScaleKind.MelodicMinor or ScaleKind.Aeolian or ScaleKind.MinorBlues);
    }
}
