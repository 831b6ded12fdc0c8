using System.Text.Json;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Midi;

/// <summary>Small files and what another reader, mido, makes of them; <c>Golden/make_goldens.py</c> makes both.
/// </summary>
public sealed class MidiGoldenTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.mid")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)];

    [Fact]
    public void Golden_Folder_HoldsFiles() => Assert.NotEmpty(Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_GoldenFile_IsWhatMidoReads(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        using var golden = JsonDocument.Parse(File.ReadAllBytes(path + ".json"));
        var expected = golden.RootElement;

        var score = MidiReader.ReadFile(path + ".mid", MidiReadOptions.Tolerant).Score;

        Assert.Equal(expected.GetProperty("ticksPerQuarter").GetInt32(), score.TicksPerQuarter);
        Assert.Equal(
            expected.GetProperty("parts").EnumerateArray().SelectMany(Notes),
            score.Parts.SelectMany(part => part.Notes.Select(note => (part.Channel, note))));
        Assert.Equal(
            Rows(expected, "tempi").Select(row => new TempoChange(row[0], (int)row[1])), score.Tempi);
        Assert.Equal(
            Rows(expected, "timeSignatures").Select(row => new TimeSignature(row[0], (int)row[1], (int)row[2])),
            score.TimeSignatures);
        Assert.Equal(
            Rows(expected, "keySignatures").Select(row => new KeySignature(row[0], (int)row[1], row[2] == 1)),
            score.KeySignatures);
    }

    private static IEnumerable<(int Channel, Note Note)> Notes(JsonElement part) => Rows(part, "notes").Select(row => (
        part.GetProperty("channel").GetInt32(),
        new Note(new MidiPitch((int)row[0]), new Velocity((int)row[1]), row[2], row[3])));

    private static IEnumerable<long[]> Rows(JsonElement parent, string name) =>
        parent.GetProperty(name).EnumerateArray()
            .Select(row => row.EnumerateArray().Select(value => value.GetInt64()).ToArray());
}
