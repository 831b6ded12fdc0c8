using MoodLab.Learning.Control;
using MoodLab.Statistics;

namespace MoodLab.Cli.Control;

/// <summary>What <c>evolve neurons</c> tells.</summary>
/// <param name="Mood">The mood.</param>
/// <param name="Model">The language model.</param>
/// <param name="Neurons">G, how many neurons were given values.</param>
/// <param name="Evaluations">How many genomes were measured.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Seed">The seed that reproduces it.</param>
/// <param name="Fitness">The fittest genome's fitness while evolving.</param>
/// <param name="BestByEpoch">The greatest fitness of each generation.</param>
/// <param name="MeanByEpoch">The mean fitness of each generation.</param>
/// <param name="None">Fresh beginnings without an override.</param>
/// <param name="Zero">Fresh beginnings with zeros, as in the study's published program.</param>
/// <param name="Evolved">Fresh beginnings with the evolved values.</param>
/// <param name="Out">The file that holds the values.</param>
internal sealed record EvolveNeuronsReport(
    string Mood,
    string Model,
    int Neurons,
    int Evaluations,
    double Seconds,
    ulong Seed,
    double Fitness,
    IReadOnlyList<double> BestByEpoch,
    IReadOnlyList<double> MeanByEpoch,
    EvolveNeuronsReport.Heard None,
    EvolveNeuronsReport.Heard Zero,
    EvolveNeuronsReport.Heard Evolved,
    string Out)
{
    /// <summary>What the probe heard in beginnings that no genome was chosen by.</summary>
    /// <param name="Rollouts">How many.</param>
    /// <param name="Share">The share that it named the mood.</param>
    /// <param name="Interval">Its 95 % interval.</param>
    /// <param name="Fitness">Geometric mean of the mood's probability.</param>
    /// <param name="ByMood">How many it named each mood, in the moods' order.</param>
    internal sealed record Heard(
        int Rollouts, double Share, double[] Interval, double Fitness, IReadOnlyList<int> ByMood)
    {
        public static Heard From(RolloutScore score)
        {
            Proportion share = new(score.Hits, score.Rollouts);
            return new Heard(
                score.Rollouts, share.Share, [share.Wilson.Low, share.Wilson.High], score.Fitness, score.Heard);
        }
    }
}
