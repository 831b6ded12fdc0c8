using System.Text.Json;
using MoodLab.Learning.Evolving;
using MoodLab.Music.Scales;

namespace MoodLab.Learning.Tests.Evolving;

/// <summary>The classic algorithm written a second time: <c>Golden/make_evolution_goldens.py</c> makes it.</summary>
internal static class EvolutionGolden
{
    private static readonly JsonElement s_file = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evolving", "Golden", "evolution.json"))).RootElement;

    public static IEnumerable<JsonElement> Scales => s_file.GetProperty("scales").EnumerateArray();

    public static IEnumerable<JsonElement> Decodings => s_file.GetProperty("decodings").EnumerateArray();

    public static IEnumerable<JsonElement> Evolutions => s_file.GetProperty("evolutions").EnumerateArray();

    public static int Int(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    public static Scale ScaleOf(JsonElement element)
    {
        Assert.True(Tonic.TryParse(element.GetProperty("key").GetString(), out var tonic));
        var kind = Enum.GetValues<ScaleKind>().Single(
            each => each.Name() == element.GetProperty("scale").GetString());
        return new Scale(tonic, kind, element.Int("octave"));
    }

    public static MelodySettings SettingsOf(JsonElement element)
    {
        var scale = ScaleOf(element);
        return new MelodySettings
        {
            Bars = element.Int("bars"),
            NotesPerBar = element.Int("notesPerBar"),
            Pauses = element.GetProperty("pauses").GetBoolean(),
            Steps = element.Int("steps"),
            Tonic = scale.Tonic,
            Scale = scale.Kind,
            Octave = scale.Octave,
        };
    }
}
