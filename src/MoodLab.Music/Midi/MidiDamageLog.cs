using System.Globalization;

namespace MoodLab.Music.Midi;

/// <summary>Decides what becomes of damage: strict reading refuses it, tolerant reading takes it down.</summary>
internal sealed class MidiDamageLog(bool isTolerant)
{
    private readonly List<MidiDamage> _damages = [];

    /// <summary>Gets whether damage is taken down instead of refused.</summary>
    public bool IsTolerant { get; } = isTolerant;

    /// <summary>Gets the damages listed so far.</summary>
    public IReadOnlyList<MidiDamage> Damages => _damages;

    /// <summary>Gets the number of all damages so far.</summary>
    public long Count { get; private set; }

    /// <summary>Gets whether the next damage will be put into words; phrases need to be made only then.</summary>
    public bool IsListing => !IsTolerant || Count < MidiReadResult.MaximumListedDamages;

    /// <summary>Reports damage, found as a phrase.</summary>
    /// <exception cref="MidiFileException">The reading is strict.</exception>
    public void Report(long offset, MidiDamageKind kind, string expected, string found)
    {
        if (!IsTolerant)
        {
            throw new MidiFileException(offset, expected, found);
        }

        if (Count++ < MidiReadResult.MaximumListedDamages)
        {
            _damages.Add(new MidiDamage(offset, kind, expected, found));
        }
    }

    /// <summary>Reports damage, found as a number; words are made of it only where they are kept.</summary>
    /// <exception cref="MidiFileException">The reading is strict.</exception>
    public void Report(long offset, MidiDamageKind kind, string expected, long found) =>
        Report(offset, kind, expected, IsListing ? found.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>Reports damage, found as a byte; words are made of it only where they are kept.</summary>
    /// <exception cref="MidiFileException">The reading is strict.</exception>
    public void ReportByte(long offset, MidiDamageKind kind, string expected, byte found) =>
        Report(offset, kind, expected, IsListing ? string.Create(CultureInfo.InvariantCulture, $"0x{found:X2}") : "");
}
