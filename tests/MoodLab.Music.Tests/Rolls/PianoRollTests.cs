using System.Text.Json;
using MoodLab.Music.Midi;
using MoodLab.Music.Rolls;
using MoodLab.Music.Scores;
using MoodLab.Tests.Shared;

namespace MoodLab.Music.Tests.Rolls;

public sealed class PianoRollTests
{
    // At 120 a minute and 10 frames a second a frame is 2 ticks.
    private const int TicksPerQuarter = 10;

    private const int Percussion = MoodLab.Music.Scores.Part.PercussionChannel;

    [Fact]
    public void Paint_TwoPartsAndDrums_FillsEachChannel()
    {
        var roll = PianoRoll.Of(Of(
            Part(0, Note(60, 100, 0, 4), Note(60, 20, 2, 4), Note(64, 1, 0, 2)),
            Part(1, Note(60, 7, 0, 4)),
            Part(Percussion, Note(40, 90, 0, 8))));

        Assert.Equal((4, 1, false), (roll.Frames, roll.Fragments, roll.IsCut));
        Assert.Equal([1, 1, 1, 0], Row(roll, RollChannel.Binary, 60));
        Assert.Equal([107, 127, 20, 0], Row(roll, RollChannel.Velocity, 60));
        Assert.Equal([2, 2, 1, 0], Row(roll, RollChannel.Instruments, 60));
        Assert.Equal([1, 1, 1, 0], Row(roll, RollChannel.Timing, 60));
        Assert.Equal([1, 0, 0, 0], Row(roll, RollChannel.Velocity, 64));
        Assert.Equal([1, 1, 1, 1], Row(roll, RollChannel.Timing, 40));
        Assert.Equal([0, 0, 0, 0], Row(roll, RollChannel.Binary, 40));
        Assert.Equal([0, 0, 0, 0], Row(roll, RollChannel.Instruments, 40));
    }

    [Fact]
    public void Paint_NoteAcrossFragments_GoesOnAndTheLastIsPadded()
    {
        var roll = PianoRoll.Of(Of(Part(0, Note(60, 5, 0, 2), Note(50, 9, 4, 20))), new RollOptions
        {
            FragmentFrames = 5,
        });

        Assert.Equal((12, 3), (roll.Frames, roll.Fragments));
        Assert.Equal([0, 0, 9, 9, 9], Row(roll, RollChannel.Velocity, 50, 0, 5));
        Assert.Equal([9, 9, 9, 9, 9], Row(roll, RollChannel.Velocity, 50, 1, 5));
        Assert.Equal([9, 9, 0, 0, 0], Row(roll, RollChannel.Velocity, 50, 2, 5));
        Assert.Equal([0, 0, 0, 0, 0], Row(roll, RollChannel.Velocity, 60, 2, 5));
    }

    [Fact]
    public void Of_NothingThatSounds_HasNoFragments()
    {
        Assert.Equal(0, PianoRoll.Of(Of()).Fragments);
        Assert.Equal(0, PianoRoll.Of(Of(Part(0, Note(60, 9, 0, 1)))).Fragments);
    }

    [Fact]
    public void Transpose_AtTheEndOfTheRange_StaysThere()
    {
        var roll = PianoRoll.Of(Of(Part(0, Note(126, 3, 0, 2), Note(127, 4, 0, 2), Note(60, 5, 0, 2)))).Transpose(2);

        Assert.Equal([7], Row(roll, RollChannel.Velocity, 127));
        Assert.Equal([5], Row(roll, RollChannel.Velocity, 62));
        Assert.Equal([0], Row(roll, RollChannel.Velocity, 60));
    }

    [Fact]
    public void Of_AbsurdTempo_IsCutAndCostsNoMemory()
    {
        Score score = new()
        {
            TicksPerQuarter = 1,
            Tempi = [new TempoChange(0, 0xFFFFFF)],
            Parts = [Part(0, new Note(new MidiPitch(60), new Velocity(9), 0, MidiReader.MaximumTick))],
        };

        var before = GC.GetAllocatedBytesForCurrentThread();
        var roll = PianoRoll.Of(score, new RollOptions { FramesPerSecond = 100 });
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(roll.IsCut);
        Assert.Equal((1_080_000, 7200), (roll.Frames, roll.Fragments));
        Assert.InRange(allocated, 0, 1 << 20);
        Assert.Equal(9, Cells(roll, RollChannel.Velocity, 7199)[(61 * 150) - 1]);
    }

    [Fact]
    public void Paint_LoudestCell_StaysInItsRange()
    {
        var roll = PianoRoll.Of(Of(Part(0, [.. Enumerable.Repeat(Note(60, 127, 0, 2), 600)])));

        Assert.Equal([ushort.MaxValue], Row(roll, RollChannel.Velocity, 60));
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        var score = Of(Part(0, Note(60, 5, 0, 2)));
        var roll = PianoRoll.Of(score);

        Assert.Throws<ArgumentOutOfRangeException>(() => PianoRoll.Of(score, new RollOptions { FramesPerSecond = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => PianoRoll.Of(score, new RollOptions { FramesPerSecond = 101 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PianoRoll.Of(score, new RollOptions { FragmentFrames = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PianoRoll.Of(score, new RollOptions { MaximumFrames = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => roll.Paint(1, RollChannel.Binary, new ushort[128 * 150]));
        Assert.Throws<ArgumentOutOfRangeException>(() => roll.Paint(0, (RollChannel)4, new ushort[128 * 150]));
        Assert.Throws<ArgumentException>(() => roll.Paint(0, RollChannel.Binary, new ushort[128]));
    }

    public static TheoryData<string> Goldens =>
        [.. ReadGoldens().Select(golden => golden.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Paint_GoldenFile_IsWhatNumPyMakesOfIt(string name)
    {
        var golden = ReadGoldens().Single(one => one.GetProperty("name").GetString() == name);
        var score = MidiReader.Read(golden.GetProperty("midi").GetBytesFromBase64()).Score;
        var frames = golden.GetProperty("frames").GetInt32();
        var roll = PianoRoll.Of(score, new RollOptions { FramesPerSecond = golden.GetProperty("rate").GetInt32() });
        Assert.Equal(frames, roll.Frames);

        List<(int Channel, int Pitch, int Frame, int Value)> cells = [];
        foreach (var channel in Enum.GetValues<RollChannel>())
        {
            var painted = Enumerable.Range(0, roll.Fragments).Select(f => Cells(roll, channel, f)).ToArray();
            for (var pitch = 0; pitch < PianoRoll.Pitches; pitch++)
            {
                cells.AddRange(Enumerable.Range(0, frames)
                    .Select(f => ((int)channel, pitch, f, (int)painted[f / 150][(pitch * 150) + (f % 150)]))
                    .Where(cell => cell.Item4 != 0));
            }
        }

        // Every cell in a sum that weighs its place, and every seventh as it is.
        Assert.Equal(golden.GetProperty("count").GetInt32(), cells.Count);
        Assert.Equal(
            golden.GetProperty("weighted").GetInt64(),
            cells.Sum(c => (1L + c.Channel) * (1 + c.Pitch) * (1 + c.Frame) * c.Value) % (1L << 31));
        Assert.Equal(
            golden.GetProperty("cells").EnumerateArray().Select(c => (c[0].GetInt32(), c[1].GetInt32(),
                c[2].GetInt32(), c[3].GetInt32())),
            cells.Where((_, i) => i % 7 == 0));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Paint_PiecesOfTheStudy_FragmentsAreTheWholeCutUp()
    {
        var folder = Path.Combine(StudyData.Require("composers"), "Chopin");
        foreach (var path in Directory.GetFiles(folder, "*.mid").Order(StringComparer.Ordinal).Take(20))
        {
            var score = MidiReader.ReadFile(path, MidiReadOptions.Tolerant).Score;
            var roll = PianoRoll.Of(score);
            var whole = PianoRoll.Of(score, new RollOptions { FragmentFrames = roll.Frames });
            Assert.Equal(1, whole.Fragments);
            Assert.Equal((roll.Frames + 149) / 150, roll.Fragments);
            foreach (var channel in Enum.GetValues<RollChannel>())
            {
                var picture = Cells(whole, channel, 0);
                var cut = new ushort[picture.Length];
                for (var fragment = 0; fragment < roll.Fragments; fragment++)
                {
                    var cells = Cells(roll, channel, fragment);
                    var width = Math.Min(150, roll.Frames - (150 * fragment));
                    for (var pitch = 0; pitch < PianoRoll.Pitches; pitch++)
                    {
                        cells.AsSpan(pitch * 150, width).CopyTo(cut.AsSpan((pitch * roll.Frames) + (150 * fragment)));
                    }
                }

                Assert.Equal(picture, cut);
            }
        }
    }

    private static JsonElement[] ReadGoldens() => [.. JsonDocument.Parse(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Golden", "rolls.json"))).RootElement.EnumerateArray()];

    private static Score Of(params Part[] parts) => new() { TicksPerQuarter = TicksPerQuarter, Parts = parts };

    private static Part Part(int channel, params Note[] notes) => new() { Channel = channel, Notes = notes };

    private static Note Note(int pitch, int velocity, long start, long ticks) =>
        new(new MidiPitch(pitch), new Velocity(velocity), start, ticks);

    private static ushort[] Cells(PianoRoll roll, RollChannel channel, int fragment)
    {
        var cells = new ushort[roll.FragmentCells];
        roll.Paint(fragment, channel, cells);
        return cells;
    }

    private static int[] Row(PianoRoll roll, RollChannel channel, int pitch, int fragment = 0, int? frames = null)
    {
        var width = roll.FragmentCells / PianoRoll.Pitches;
        return
        [
            .. Cells(roll, channel, fragment).Skip(pitch * width).Take(frames ?? roll.Frames)
                .Select(cell => (int)cell),
        ];
    }
}
