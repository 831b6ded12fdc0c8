using MoodLab.Music.Midi;
using MoodLab.Tests.Shared;

namespace MoodLab.Music.Tests.Midi;

/// <summary>The collection of broken and exotic files, and what its index says a tolerant reader gets.</summary>
public sealed class OddMidiTests
{
    private static string[] Files => Directory.GetFiles(
        StudyData.Require("odd-midi"), "*.*", SearchOption.AllDirectories);

    [Fact]
    public void Read_EveryOddFile_IsReadOrRefusedWithinLimits()
    {
        var files = Files;
        Assert.True(files.Length > 200, $"Only {files.Length} files.");
        Assert.All(files, path => MidiReaderLimitTests.AssertWithinLimits(File.ReadAllBytes(path)));
    }

    [Fact]
    public void ReadWriteRead_EveryOddFile_GivesTheSameScore()
    {
        foreach (var path in Files)
        {
            try
            {
                var score = MidiReader.ReadFile(path, MidiReadOptions.Tolerant).Score;
                Assert.Equal(score, MidiReader.Read(MidiWriter.Write(score)).Score);
            }
            catch (MidiFileException)
            {
                // Refused files are the other test's.
            }
        }
    }
}
