using System.Diagnostics;
using MoodLab.Music.Midi;

namespace MoodLab.Music.Tests.Midi;

/// <summary>What a hostile file may cost: memory and time in proportion to its size.</summary>
public sealed class MidiReaderLimitTests
{
    private const int Size = 1_000_000;
    private const int Attempts = 10;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(1);

    /// <summary>The costliest things that a file can repeat, each as a track's events or as whole chunks.</summary>
    public static TheoryData<string, string> Repeated => new()
    {
        { "00 90 3C 50 ", "00 3C 50" },
        { "00 90 3C 50 ", "00 3C 50 00 3C 00" },
        { "00 90 3C 50 ", "00 FF 50 FF 3C FF" },
        { "00 C0 01 ", "00 02 00 01" },
        { "", "00 FF 51 03 00 00 01" },
        { "", "01 FF 51 03 00 00 01" },
        { "", "01 FF 58 04 04 02 18 08 01 FF 59 02 00 00" },
        { "", "00 FF 03 01 20" },
        { "", "00 F6" },
        { "", "00 FF 59 02 7F 7F" },
        { "", "4D54726B 00000000" },
        { "", "4D54726B 00000000 00" },
        { "", "4D54726B FFFFFFFF" },
        { "", "4D54726B" },
        { "", "4D54726B 0000000B 00 90 3C 50 01 FF 2F 00" },
        { "", "4D54726B 0000000D 00 FF 03 01 41 00 90 3C 50 01 FF 2F 00" },
        { "", "4D54726B 00000043 " + AllChannels() },
        { "", "4D546864 00000000" },
        { "", "41414141 00000000" },
        { "", "00" },
        { "", "FF" },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Read_CostlyFile_StaysWithinItsLimits(string start, string repeated)
    {
        byte[] opening = MidiBytes.Hex(start);
        byte[] unit = MidiBytes.Hex(repeated);
        byte[] body = [.. opening, .. Enumerable.Repeat(unit, Size / unit.Length).SelectMany(bytes => bytes)];
        byte[] header = MidiBytes.Header(2, 1, 1);

        AssertWithinLimits([.. header, .. MidiBytes.Chunk("MTrk", body)]);
        AssertWithinLimits([.. header, .. body]);
    }

    [Fact]
    public void Read_RandomlyDamagedFile_StaysWithinItsLimits()
    {
        Random random = new(20_250);
        byte[] sound =
        [
            .. MidiBytes.File(
                "00 FF 03 01 41 00 FF 51 03 07 A1 20 00 FF 58 04 04 02 18 08 " + MidiBytes.OneNote,
                "00 C0 05 00 F0 03 01 02 F7 00 90 3C 50 60 3C 00 00 40 50 60 40 00 " + MidiBytes.End),
        ];
        for (var i = 0; i < 20_000; i++)
        {
            var file = sound[..random.Next(1, sound.Length + 1)];
            for (var damage = random.Next(4); damage >= 0; damage--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            AssertWithinLimits(file);
        }
    }

    [Fact]
    public void Read_MoreDamagesThanAreListed_CountsThemAll()
    {
        var events = string.Concat(Enumerable.Repeat("00 F6 ", 5000)) + MidiBytes.End;

        var result = MidiReader.Read(MidiBytes.File(events), MidiReadOptions.Tolerant);

        Assert.Equal(
            (MidiReadResult.MaximumListedDamages, 5000L), (result.Damages.Count, result.DamageCount));
    }

    /// <summary>Reads a file both ways; it is read or refused with its offset, quickly and in little memory.</summary>
    internal static void AssertWithinLimits(byte[] file)
    {
        foreach (var options in new[] { MidiReadOptions.Strict, MidiReadOptions.Tolerant })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var time = Read(file, options);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (64L * file.Length) + (1 << 20));

            // A busy machine can hold up any one reading, but not the fastest of several.
            for (var attempt = 1; attempt < Attempts && time > s_longest; attempt++)
            {
                time = Read(file, options);
            }

            Assert.InRange(time, TimeSpan.Zero, s_longest);
        }
    }

    private static TimeSpan Read(byte[] file, MidiReadOptions options)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            MidiReader.Read(file, options);
        }
        catch (MidiFileException exception)
        {
            Assert.InRange(exception.Offset, 0, file.Length);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static string AllChannels() =>
        string.Concat(Enumerable.Range(0, 16).Select(channel => $"00 9{channel:X} 3C 50 ")) + "01 FF 2F 00";
}
