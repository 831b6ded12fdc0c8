using MoodLab.Music.Moods;

namespace MoodLab.Learning.Datasets;

/// <summary>How many labelled pieces each mood has.</summary>
/// <param name="Mood">The mood.</param>
/// <param name="Count">Rows of the table with that label.</param>
/// <param name="Share">Of all rows of the table, 0 to 1.</param>
public sealed record ClassBalance(Mood Mood, int Count, double Share);
