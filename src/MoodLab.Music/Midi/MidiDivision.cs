namespace MoodLab.Music.Midi;

/// <summary>What a tick of a file is worth.</summary>
/// <param name="TicksPerQuarter">Ticks in a quarter note, at least 1.</param>
/// <param name="FixedTempo">
/// Microseconds in a "quarter note" of a file that counts film frames, whose tempo events mean nothing; else null.
/// </param>
internal readonly record struct MidiDivision(int TicksPerQuarter, int? FixedTempo)
{
    /// <summary>The resolution assumed where a damaged file states none.</summary>
    public const int AssumedTicksPerQuarter = 480;

    /// <summary>The ticks in a frame assumed where a damaged file states none: SMPTE's own 80 bits.</summary>
    private const int AssumedTicksPerFrame = 80;

    private const int Second = 1_000_000;

    /// <summary>Reads the division word of a header.</summary>
    /// <param name="high">Its first byte.</param>
    /// <param name="low">Its second byte.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="log">Takes the damage down or refuses it.</param>
    public static MidiDivision Read(byte high, byte low, int offset, MidiDamageLog log)
    {
        if (high < 0x80)
        {
            var ticks = (high << 8) | low;
            if (ticks == 0)
            {
                log.Report(offset, MidiDamageKind.Division, "a division above 0", "0");
                ticks = AssumedTicksPerQuarter;
            }

            return new MidiDivision(ticks, null);
        }

        var rate = 0x100 - high;
        if (rate is not (24 or 25 or 29 or 30))
        {
            log.Report(offset, MidiDamageKind.Division, "24, 25, 29 or 30 frames a second", rate);
        }

        int ticksPerFrame = low;
        if (ticksPerFrame == 0)
        {
            log.Report(offset + 1, MidiDamageKind.Division, "at least one tick a frame", "0");
            ticksPerFrame = AssumedTicksPerFrame;
        }

        // "29" is the colour television rate of 30 frames in 1.001 seconds, so 30 of them take whole microseconds.
        return rate == 29
            ? new MidiDivision(30 * ticksPerFrame, Second + (Second / 1000))
            : new MidiDivision(rate * ticksPerFrame, Second);
    }
}
