using System.Runtime.CompilerServices;
using System.Text;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Scoring;

/// <summary>The mood study's survey, and small ones.</summary>
internal static class SampleSurvey
{
    public static IReadOnlyList<SurveyItem> Key { get; } =
        [.. new[] { 0, 3, 2, 2, 1, 0, 3, 1 }.Select(mood => new SurveyItem((Mood)mood))];

    public static SurveyResponses Study
    {
        get
        {
            using var file = File.OpenRead(Path.Combine(
                Here(), "..", "..", "..", "..", "docs", "studies", "survey", "respondents.csv"));
            return SurveyCsv.Read(file, Key);
        }
    }

    public static SurveyResponses Read(string text, params int[] key)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text));
        return SurveyCsv.Read(stream, [.. key.Select(mood => new SurveyItem((Mood)mood))]);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
