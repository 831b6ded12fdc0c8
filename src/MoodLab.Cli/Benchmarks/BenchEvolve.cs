using System.CommandLine;
using System.Globalization;
using MoodLab.Learning.Evolving;

namespace MoodLab.Cli.Benchmarks;

/// <summary><c>bench evolve</c>: how long a musician waits while melodies evolve.</summary>
internal static class BenchEvolve
{
    private const int Population = EvolutionOptions.MaxPopulation;

    // The study's melodies, and the longest there are.
    private static readonly MelodySettings[] s_shapes =
        [new(), new() { Bars = MelodySettings.MaxBars, NotesPerBar = MelodySettings.MaxNotesPerBar }];

    /// <summary>Creates the command.</summary>
    /// <param name="measure">Measures with settings, population and runs.</param>
    public static Command Create(Func<MelodySettings, int, int, CancellationToken, BreedingTime> measure)
    {
        var runs = OptionRules.Whole("--runs", "How many times each is measured.", 21, 1, 10_000);
        Command evolve = new("evolve", "Milliseconds to breed a hundred melodies, with a taste model and without.")
        {
            runs,
        };
        evolve.Run((arguments, output, token) =>
        {
            List<BreedingTime> rows = [];
            foreach (var settings in s_shapes)
            {
                output.Log($"{settings.Bars} bars of {settings.NotesPerBar} …");
                rows.Add(measure(settings, Population, arguments.GetValue(runs), token));
            }

            output.Write(
                new Report(BenchCommand.Machine(), rows[0].BreedMs, rows[0].BreedTasteMs, rows),
                (report, text) => BenchCommand.Describe(
                    new BenchReport<BreedingTime>(report.Machine, report.Rows), text, Line));
            return Task.CompletedTask;
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
    /// <param name="Rows">Each shape of melody.</param>
    private sealed record Report(
        string Machine, double BreedMs, double BreedTasteMs, IReadOnlyList<BreedingTime> Rows);
}
