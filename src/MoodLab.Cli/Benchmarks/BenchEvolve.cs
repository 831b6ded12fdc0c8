using System.CommandLine;
using System.Globalization;
using MoodLab.Learning.Evolving;

namespace MoodLab.Cli.Benchmarks;

/// <summary><c>bench evolve</c>: how long a musician waits while melodies evolve.</summary>
internal static class BenchEvolve
{
    private const int Population = EvolutionOptions.MaxPopulation;
    private const int Musicians = 50;
    private const double Percentile = 0.95;

    // The study's melodies, and the longest there are.
    private static readonly MelodySettings[] s_shapes =
        [new(), new() { Bars = MelodySettings.MaxBars, NotesPerBar = MelodySettings.MaxNotesPerBar }];

    /// <summary>Creates the command.</summary>
    /// <param name="measure">Measures breeding with settings, population and runs.</param>
    /// <param name="rate">Measures rating with musicians and seconds.</param>
    public static Command Create(
        Func<MelodySettings, int, int, CancellationToken, BreedingTime> measure,
        Func<int, int, CancellationToken, Task<IReadOnlyList<double>>> rate)
    {
        var seconds = OptionRules.Whole("--seconds", "How many seconds 50 musicians rate at once.", 20, 1, 3600);
        var runs = OptionRules.Whole("--runs", "How many times each is measured.", 21, 1, 10_000);
        Command evolve = new(
            "evolve", "Milliseconds to breed a hundred melodies, with and without taste, and to store a rating.")
        {
            runs,
            seconds,
        };
        evolve.Run(async (arguments, output, token) =>
        {
            List<BreedingTime> rows = [];
            foreach (var settings in s_shapes)
            {
                output.Log($"{settings.Bars} bars of {settings.NotesPerBar} …");
                rows.Add(measure(settings, Population, arguments.GetValue(runs), token));
            }

            output.Log($"{Musicians} musicians rate …");
            double[] ratings = [.. (await rate(Musicians, arguments.GetValue(seconds), token)).Order()];
            var rating = ratings[(int)Math.Ceiling(Percentile * ratings.Length) - 1];
            output.Write(
                new Report(
                    BenchCommand.Machine(), rows[0].BreedMs, rows[0].BreedTasteMs, rating, ratings.Length, rows),
                (report, text) =>
                {
                    BenchCommand.Describe(new BenchReport<BreedingTime>(report.Machine, report.Rows), text, Line);
                    text.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{Musicians} musicians, {report.Ratings} ratings: 95 % of them within {rating:F1} ms"));
                });
        });
        return evolve;
    }

    private static string Line(BreedingTime row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Population} melodies of {row.Slots} slots after {row.Ratings} ratings: {row.BreedMs:F2} ms, with a "
        + $"taste model {row.BreedTasteMs:F1} ms");

    /// <summary>What is told.</summary>
    /// <param name="Machine">Cores and vector width of this machine.</param>
    /// <param name="BreedMs">Median milliseconds to breed a hundred of the study's melodies.</param>
    /// <param name="BreedTasteMs">The same with a taste model that learns and chooses.</param>
    /// <param name="RatingP95Ms">
    /// Milliseconds within which 95 % of the ratings of 50 musicians at once were on disk and learnt from.
    /// </param>
    /// <param name="Ratings">How many they were.</param>
    /// <param name="Rows">Each shape of melody.</param>
    private sealed record Report(
        string Machine,
        double BreedMs,
        double BreedTasteMs,
        double RatingP95Ms,
        int Ratings,
        IReadOnlyList<BreedingTime> Rows);
}
