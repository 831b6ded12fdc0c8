using System.Text.Json;
using MoodLab.Statistics.Agreement;

namespace MoodLab.Statistics.Tests;

/// <summary>Numbers of scikit-learn, SciPy, statsmodels and R; the scripts in <c>Golden/</c> make them.</summary>
internal static class Golden
{
    public static JsonElement Read(string name) => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json"))).RootElement;

    public static double[] Numbers(this JsonElement element) =>
        [.. element.EnumerateArray().Select(of => of.GetDouble())];

    public static int[] Integers(this JsonElement element) => [.. element.EnumerateArray().Select(of => of.GetInt32())];

    public static double[][] Rows(this JsonElement element) => [.. element.EnumerateArray().Select(Numbers)];

    public static RatingTable Table(this JsonElement element, int categories) => new(
        [
            .. element.EnumerateArray().Select(row => row.EnumerateArray()
                .Select(of => of.ValueKind == JsonValueKind.Null ? (int?)null : of.GetInt32()).ToArray()),
        ],
        categories);
}
