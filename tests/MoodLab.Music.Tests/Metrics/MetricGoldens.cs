using System.Text.Json;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Metrics;

/// <summary>Small scores and their metrics, made by <c>Golden/make_metric_goldens.py</c> from the definitions.</summary>
internal static class MetricGoldens
{
    private static readonly JsonElement s_file = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "metrics.json"))).RootElement;

    public static int Bars => s_file.GetProperty("bars").GetInt32();

    public static IEnumerable<string> Names =>
        s_file.GetProperty("scores").EnumerateArray().Select(golden => golden.GetProperty("name").GetString()!);

    public static Score ScoreOf(string name)
    {
        var score = Find(name).GetProperty("score");
        return new Score
        {
            TicksPerQuarter = score.GetProperty("ticksPerQuarter").GetInt32(),
            Tempi = [.. Rows(score, "tempi").Select(row => new TempoChange(row[0], row[1]))],
            TimeSignatures =
            [
                .. Rows(score, "timeSignatures").Select(row => new TimeSignature(row[0], row[1], row[2])),
            ],
            Parts =
            [
                .. score.GetProperty("parts").EnumerateArray().Select(part => new Part
                {
                    Channel = part.GetProperty("channel").GetInt32(),
                    Notes =
                    [
                        .. Rows(part, "notes").Select(row =>
                            new Note(new MidiPitch(row[0]), new Velocity(row[1]), row[2], row[3])),
                    ],
                }),
            ],
        };
    }

    /// <summary>A metric's expected values; NaN for undefined ones.</summary>
    public static double[] Values(string name, string metric)
    {
        var value = Find(name).GetProperty("metrics").GetProperty(metric);
        return value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetDouble())]
            : [value.ValueKind is JsonValueKind.Null ? double.NaN : value.GetDouble()];
    }

    private static JsonElement Find(string name) => s_file.GetProperty("scores").EnumerateArray()
        .Single(golden => golden.GetProperty("name").GetString() == name);

    private static IEnumerable<int[]> Rows(JsonElement parent, string name) =>
        parent.GetProperty(name).EnumerateArray()
            .Select(row => row.EnumerateArray().Select(value => value.GetInt32()).ToArray());
}
