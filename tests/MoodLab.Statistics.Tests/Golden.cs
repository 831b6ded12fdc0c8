using System.Text.Json;

namespace MoodLab.Statistics.Tests;

/// <summary>Numbers of scikit-learn and SciPy; <c>Golden/make_goldens.py</c> makes them.</summary>
internal static class Golden
{
    public static JsonElement Read(string name) => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name + ".json"))).RootElement;

    public static double[] Numbers(this JsonElement element) =>
        [.. element.EnumerateArray().Select(of => of.GetDouble())];

    public static int[] Integers(this JsonElement element) => [.. element.EnumerateArray().Select(of => of.GetInt32())];

    public static double[][] Rows(this JsonElement element) => [.. element.EnumerateArray().Select(Numbers)];
}
