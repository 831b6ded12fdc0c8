using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using MoodLab.Learning.Evolving;
using MoodLab.Learning.Evolving.Simulation;

namespace MoodLab.Cli.Evolving;

/// <summary><c>evolve simulate</c>: how many ratings simulated musicians give until a melody satisfies them.</summary>
internal static class EvolveSimulateCommand
{
    private static readonly SimulationOptions s_defaults = new();

    private static readonly Option<int> s_seeds = OptionRules.Whole(
        "--seeds", "Musicians of each kind.", s_defaults.Seeds, 1, SimulationOptions.MaxSeeds);

    private static readonly Option<int> s_firstSeed = OptionRules.Whole(
        "--first-seed", "The first of their seeds.", s_defaults.FirstSeed, 0, 1_000_000_000);

    private static readonly Option<int> s_population = OptionRules.Whole(
        "--population", "Melodies of a generation.", s_defaults.Population, SimulationOptions.MinPopulation,
        EvolutionOptions.MaxPopulation);

    private static readonly Option<int> s_ratings = OptionRules.Whole(
        "--ratings", "After how many ratings a musician gives up.", s_defaults.MostRatings,
        EvolutionOptions.MaxPopulation, SimulationOptions.MaxRatings);

    private static readonly Option<bool> s_published = new("--classic-as-published")
    {
        Description = "Run the published program with its defects, too; its elites are rated again every time.",
    };

    /// <summary>Creates the command on the comparison itself.</summary>
    public static Command Create() => Create(EvolutionSimulation.Run);

    /// <summary>Creates the command on another comparison.</summary>
    /// <param name="simulate">Compares.</param>
    internal static Command Create(
        Func<SimulationOptions, IProgress<int>?, CancellationToken, SimulationReport> simulate)
    {
        Command command = new("simulate", "Compare the classic with a taste model on simulated musicians.")
        {
            s_seeds, s_firstSeed, s_population, s_ratings, s_published,
        };
        command.Run((arguments, output, token) =>
        {
            SimulationOptions options = new()
            {
                Seeds = arguments.GetValue(s_seeds),
                FirstSeed = arguments.GetValue(s_firstSeed),
                Population = arguments.GetValue(s_population),
                MostRatings = arguments.GetValue(s_ratings),
                ComparesPublished = arguments.GetValue(s_published),
            };
            var total = options.Seeds * Enum.GetValues<MusicianKind>().Length;
            ProgressLine<int> progress = new(output, done => $"{done} of {total} musicians");
            var start = Stopwatch.GetTimestamp();
            var report = simulate(options, progress, token);
            output.Write(SimulateReport.Of(report, Stopwatch.GetElapsedTime(start)), Describe);
            return Task.CompletedTask;
        });
        return command;
    }

    private static void Describe(SimulateReport report, TextWriter text)
    {
        text.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Mean ratings until a melody satisfies; {report.Seeds} musicians of each kind, {report.Population} "
            + $"melodies a generation, {report.MostRatings} ratings at most:"));
        foreach (var row in report.Musicians)
        {
            var published = row.Published is null ? "" : $"as published {Arm(row.Published)}, ";
            text.WriteLine(
                $"{row.Musician}: {published}classic {Arm(row.Classic)}, taste {Arm(row.Taste)}, "
                + $"again {Arm(row.Again)}; taste by classic {Ratio(row.Ratio, row.RatioInterval)}");
        }

        var ratings = string.Create(
            CultureInfo.InvariantCulture,
            $"classic {report.RatingsClassic:F0}, taste {report.RatingsTaste:F0}, again {report.RatingsAgain:F0}");
        text.WriteLine($"All with a taste: {ratings}; taste by classic {Ratio(report.Ratio, report.RatioInterval)}");
    }

    private static string Arm(SimulationArm arm) => string.Create(
        CultureInfo.InvariantCulture, $"{arm.Ratings:F0} ({arm.Satisfied} of {arm.Sessions} satisfied)");

    private static string Ratio(double ratio, double[] interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} [{interval[0]:F2}, {interval[1]:F2}]");
}
