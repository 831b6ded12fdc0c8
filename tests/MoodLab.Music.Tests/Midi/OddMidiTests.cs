using System.Globalization;
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

    [Fact]
    public void Read_EveryOddFile_FindsAtLeastTheNotesThatTheIndexCounts()
    {
        var folder = StudyData.Require("odd-midi");
        var rows = File.ReadLines(Path.Combine(folder, "index.csv")).Skip(1).Select(ParseRow).ToArray();
        Assert.True(rows.Length > 200, $"Only {rows.Length} rows.");
        foreach (var (path, notes) in rows.Where(row => row.Notes > 0))
        {
            var result = MidiReader.ReadFile(Path.Combine(folder, path), MidiReadOptions.Tolerant);
            Assert.True(
                result.Score.NoteCount + result.ZeroLengthNotes >= notes,
                $"{path}: {result.Score.NoteCount} notes instead of {notes}.");
        }
    }

    /// <summary>
    /// Takes path and note count out of a row; commas occur only in quotes, in columns after the path.
    /// </summary>
    private static (string Path, int Notes) ParseRow(string row)
    {
        var unquoted = row.Split('"').Where((_, index) => index % 2 == 0);
        var columns = string.Concat(unquoted).Split(',');
        return (columns[0], int.Parse(columns[7], CultureInfo.InvariantCulture));
    }
}
