using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Midi;

public sealed class MidiReaderTimeTests
{
    /// <summary>Doubles hold an hour in seconds to about 1e-12; half a microsecond is far below a tick.</summary>
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData(0xE850, 24 * 80, 1.0)]
    [InlineData(0xE728, 25 * 40, 1.0)]
    [InlineData(0xE350, 30 * 80, 1.001)]
    [InlineData(0xE250, 30 * 80, 1.0)]
    public void Read_FilmFrames_GivesExactSeconds(int division, int resolution, double secondsPerQuarter)
    {
        // The tempo event means nothing where ticks are parts of frames.
        var score = MidiReader.Read(MidiBytes.File(1, division, "00 FF 51 03 00 00 01 " + MidiBytes.OneNote)).Score;

        Assert.Equal(resolution, score.TicksPerQuarter);
        var map = score.CreateTempoMap();
        Assert.Equal(3600 * secondsPerQuarter, map.TicksToSeconds(3600L * resolution), Tolerance);
        Assert.Equal(96 * secondsPerQuarter / resolution, map.TicksToSeconds(score.EndTick), Tolerance);
    }

    [Fact]
    public void Read_TwentyNineFrames_CountsThirtyThousandFramesIn1001Seconds()
    {
        var map = MidiReader.Read(MidiBytes.File(1, 0xE301, MidiBytes.OneNote)).Score.CreateTempoMap();

        Assert.Equal(1001, map.TicksToSeconds(30_000), Tolerance);
    }

    [Fact]
    public void Read_FormatTwo_PlaysPatternsOneAfterAnother()
    {
        var score = MidiReader.Read(MidiBytes.File(2, 96, MidiBytes.OneNote, "60 " + MidiBytes.OneNote[3..])).Score;

        Assert.Equal([(60, 80, 0L, 96L), (60, 80, 192L, 96L)], MidiBytes.Notes(score));
    }

    [Fact]
    public void Read_FormatTwo_BeginsEachPatternWithTheDefaults()
    {
        var score = MidiReader.Read(MidiBytes.File(
            2,
            96,
            "00 FF 51 03 00 00 01 00 FF 58 04 03 03 18 08 " + MidiBytes.OneNote,
            MidiBytes.OneNote,
            "00 FF 51 03 00 00 02 " + MidiBytes.OneNote)).Score;

        Assert.Equal(
            [new TempoChange(0, 1), new TempoChange(96, 500_000), new TempoChange(192, 2)],
            score.Tempi);
        Assert.Equal(
            [new TimeSignature(0, 3, 8), new TimeSignature(96, 4, 4), new TimeSignature(192, 4, 4)],
            score.TimeSignatures);
    }

    [Fact]
    public void BarTicks_BarShorterThanATick_IsOneTick() =>
        Assert.Equal(1, new TimeSignature(0, 1, 1024).BarTicks(1));
}
