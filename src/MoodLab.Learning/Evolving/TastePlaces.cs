using MoodLab.Music.Scales;
using MoodLab.Statistics.Regression;

namespace MoodLab.Learning.Evolving;

/// <summary>Which scales and keys a musician likes melodies in, beyond what the melodies' features explain.</summary>
/// <remarks>A session has one scale and one key, so that this shows across sessions only and helps no guess.</remarks>
internal static class TastePlaces
{
    private const int MinRatings = 10;
    private const double ClearFrom = 2.5;

    /// <summary>
    /// Says which scale and which key are clearly liked most, or else disliked most, where there are several.
    /// </summary>
    /// <param name="ratings">All ratings.</param>
    /// <param name="ridge">What the features explain.</param>
    /// <returns>Sentences that begin with a space; empty where nothing is clear.</returns>
    public static string Describe(IReadOnlyList<RatedMelody> ratings, BayesianRidge ridge)
    {
        List<(RatedMelody Rated, double Left)> left =
            [.. ratings.Select(rated => (rated, rated.Stars - ridge.Predict(TasteInputs.Of(rated.Melody)).Mean))];
        return Sentence(left, "", rated => rated.Melody.Settings.Scale.Title())
            + Sentence(left, "the key of ", rated => rated.Melody.Settings.Tonic.Name);
    }

    private static string Sentence(
        List<(RatedMelody Rated, double Left)> left, string before, Func<RatedMelody, string> nameOf)
    {
        var groups = left.GroupBy(of => nameOf(of.Rated), of => of.Left).Where(group => group.Count() >= MinRatings);
        List<(string Name, double Clearness)> clear =
        [
            .. groups
                .Select(group => (group.Key, Clearness: Clearness([.. group], [.. left.Select(of => of.Left)])))
                .Where(of => Math.Abs(of.Clearness) > ClearFrom)
                .OrderByDescending(of => of.Clearness),
        ];
        if (clear.Count == 0)
        {
            return "";
        }

        var (verb, name) = clear[0].Clearness > 0 ? ("like", clear[0].Name) : ("dislike", clear[^1].Name);
        return $" You {verb} {before}{name}.";
    }

    // How many standard errors the group's mean lies above that of all others; 0 where there are no others.
    private static double Clearness(double[] group, double[] all)
    {
        if (group.Length == all.Length)
        {
            return 0;
        }

        var others = (all.Sum() - group.Sum()) / (all.Length - group.Length);
        var mean = all.Average();
        var variance = all.Average(value => (value - mean) * (value - mean));
        var error = Math.Sqrt(variance * ((1.0 / group.Length) + (1.0 / (all.Length - group.Length))));
        return error == 0 ? 0 : (group.Average() - others) / error;
    }
}
