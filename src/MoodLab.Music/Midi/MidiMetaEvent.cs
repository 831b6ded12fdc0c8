using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>
/// Takes names, tempi, time and key signatures out of meta events; other types say nothing that is kept.
/// </summary>
internal static class MidiMetaEvent
{
    /// <summary>The highest power of two that a time signature divides by: beats of 1/1024.</summary>
    public const int HighestDenominatorPower = 10;

    /// <summary>The most sharps or flats of a key signature.</summary>
    public const int MaximumAccidentals = 7;

    /// <summary>The type of a sequence's or track's name.</summary>
    public const byte TrackName = 0x03;

    /// <summary>The type of an instrument's name.</summary>
    public const byte InstrumentName = 0x04;

    /// <summary>The type of a tempo.</summary>
    public const byte Tempo = 0x51;

    /// <summary>The type of a time signature.</summary>
    public const byte TimeSignature = 0x58;

    /// <summary>The type of a key signature.</summary>
    public const byte KeySignature = 0x59;

    /// <summary>Gets the content of a key signature's event.</summary>
    public static byte[] KeySignatureBody(KeySignature signature) =>
        [(byte)(sbyte)signature.Sharps, (byte)(signature.IsMinor ? 1 : 0)];

    /// <summary>Applies a meta event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="body">Its content; more of it than the type needs is allowed by the standard.</param>
    /// <param name="tick">Where it holds from.</param>
    /// <param name="offset">Where it stands in the file.</param>
    /// <param name="score">Takes what it says.</param>
    /// <param name="log">Takes the damage down or refuses it.</param>
    public static void Apply(
        byte type, ReadOnlySpan<byte> body, long tick, int offset, MidiScoreBuilder score, MidiDamageLog log)
    {
        var needed = type switch
        {
            Tempo => 3,
            TimeSignature => 4,
            KeySignature => 2,
            _ => 0,
        };
        if (body.Length < needed)
        {
            log.Report(offset, MidiDamageKind.MetaLength, "a meta event as long as its type requires", body.Length);
            return;
        }

        switch (type)
        {
            case TrackName:
                score.NameTrack(body);
                break;
            case InstrumentName:
                score.NameInstrument(body);
                break;
            case Tempo:
                ApplyTempo((body[0] << 16) | (body[1] << 8) | body[2], tick, offset, score, log);
                break;
            case TimeSignature:
                ApplyTimeSignature(body[0], body[1], tick, offset, score, log);
                break;
            case KeySignature:
                ApplyKeySignature((sbyte)body[0], body[1], tick, offset, score, log);
                break;
        }
    }

    private static void ApplyTempo(int tempo, long tick, int offset, MidiScoreBuilder score, MidiDamageLog log)
    {
        if (tempo == 0)
        {
            log.Report(offset, MidiDamageKind.Tempo, "a tempo above 0", "0");
            return;
        }

        score.Add(new TempoChange(tick, tempo));
    }

    private static void ApplyTimeSignature(
        byte numerator, byte power, long tick, int offset, MidiScoreBuilder score, MidiDamageLog log)
    {
        if (numerator == 0)
        {
            log.Report(offset, MidiDamageKind.TimeSignature, "at least one beat in a bar", "0");
        }
        else if (power > HighestDenominatorPower)
        {
            log.Report(offset, MidiDamageKind.TimeSignature, "beats of at least 1/1024", "an exponent above 10");
        }
        else
        {
            score.Add(new TimeSignature(tick, numerator, 1 << power));
        }
    }

    private static void ApplyKeySignature(
        sbyte sharps, byte mode, long tick, int offset, MidiScoreBuilder score, MidiDamageLog log)
    {
        if (sharps is < -MaximumAccidentals or > MaximumAccidentals)
        {
            log.Report(offset, MidiDamageKind.KeySignature, "at most seven sharps or flats", sharps);
        }
        else if (mode > 1)
        {
            log.Report(offset, MidiDamageKind.KeySignature, "mode 0 (major) or 1 (minor)", mode);
        }
        else
        {
            score.Add(new KeySignature(tick, sharps, mode == 1));
        }
    }
}
