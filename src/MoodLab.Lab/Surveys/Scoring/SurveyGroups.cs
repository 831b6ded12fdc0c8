using System.Globalization;
using MoodLab.Statistics;
using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Comparing;
using MoodLab.Statistics.Proportions;
using MoodLab.Statistics.Resampling;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>What methods, musicianship, confidence and place do to the share of right answers.</summary>
internal sealed class SurveyGroups(
    SurveyResponses responses, RatingTable correct, BootstrapOptions options, CancellationToken cancellationToken)
{
    private readonly string?[] _methods = [.. responses.Items.Select(of => of.Method)];
    private readonly string?[] _musicianship = [.. responses.Respondents.Select(of => of.Musicianship)];

    public IReadOnlyList<ScoredShare> ByMethod() => Shares((_, item) => _methods[item]);

    public IReadOnlyList<ScoredShare> ByMusicianship() => Shares((rater, _) => _musicianship[rater]);

    public IReadOnlyList<ScoredShare> ByConfidence() => Shares((rater, item) =>
        responses.Respondents[rater].Answers[item]?.Confidence?.ToString(CultureInfo.InvariantCulture));

    public IReadOnlyList<ScoredShare> ByPosition() => Shares((rater, item) =>
        responses.Respondents[rater].Answers[item]?.Position?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Methods change places among pieces of one mood.</summary>
    public IReadOnlyList<GroupDifference> MethodDifferences() =>
        Differences(correct, _methods, [.. responses.Items.Select(of => (int)of.Mood)]);

    /// <summary>Groups change places among respondents.</summary>
    public IReadOnlyList<GroupDifference> MusicianshipDifferences() =>
        Differences(correct.Transpose(), _musicianship, new int[_musicianship.Length]);

    public LearningScore? Learning()
    {
        int?[][] positions =
        [
            .. responses.Respondents.Select(of => of.Answers.Select(answer => answer?.Position).ToArray()),
        ];
        if (positions.Length == 0
            || PositionTrend.Of(correct, positions, options.Draws, options.Seed, cancellationToken) is not { } trend)
        {
            return null;
        }

        return new LearningScore(
            SurveyScorer.Defined(trend.Slope), SurveyScorer.Ends(trend.Interval), trend.PValue);
    }

    private IReadOnlyList<ScoredShare> Shares(Func<int, int, string?> group)
    {
        Dictionary<string, Proportion> shares = [];
        for (var rater = 0; rater < responses.Respondents.Count; rater++)
        {
            for (var item = 0; item < correct.Items; item++)
            {
                if (correct[rater, item] is >= 0 and var isRight && group(rater, item) is { } name)
                {
                    var seen = shares.GetValueOrDefault(name);
                    shares[name] = new Proportion(seen.Successes + isRight, seen.Total + 1);
                }
            }
        }

        // Steps in the order of their numbers, names in that of the alphabet.
        return ScoredShare.Of(
            [
                .. shares
                    .OrderBy(of => int.TryParse(of.Key, CultureInfo.InvariantCulture, out var step) ? step : 0)
                    .ThenBy(of => of.Key, StringComparer.Ordinal)
                    .Select(of => (of.Key, of.Value)),
            ],
            SurveyScore.ByGuessing);
    }

    private IReadOnlyList<GroupDifference> Differences(RatingTable table, string?[] labels, int[] strata)
    {
        string[] names = [.. labels.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var pairs = names.SelectMany((first, i) => names.Skip(i + 1).Select(second => (first, second))).ToList();
        var comparisons = pairs.ConvertAll(pair => GroupComparison.Of(
            table, [.. labels.Select(of => of == pair.first ? true : of == pair.second ? false : (bool?)null)], strata,
            options, cancellationToken));
        var adjusted = HolmCorrection.Adjust([.. comparisons.Select(of => of.PValue)]);
        return [.. pairs.Select((pair, i) => new GroupDifference(
            pair.first, pair.second, SurveyScorer.Defined(comparisons[i].Difference),
            SurveyScorer.Ends(comparisons[i].Interval), SurveyScorer.Defined(comparisons[i].PValue),
            SurveyScorer.Defined(adjusted[i]), comparisons[i].Divisions, comparisons[i].IsExact))];
    }
}
