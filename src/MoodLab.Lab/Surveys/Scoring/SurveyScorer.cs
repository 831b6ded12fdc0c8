using MoodLab.Music.Moods;
using MoodLab.Statistics;
using MoodLab.Statistics.Agreement;
using MoodLab.Statistics.Classification;
using MoodLab.Statistics.Detection;
using MoodLab.Statistics.Items;
using MoodLab.Statistics.Proportions;
using MoodLab.Statistics.Resampling;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>Scores a survey: everything that its answers tell, out of the answers alone.</summary>
public static class SurveyScorer
{
    private const int Moods = 4;

    /// <summary>Scores a survey.</summary>
    /// <param name="responses">The answers.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static SurveyScore Score(
        SurveyResponses responses, SurveyScoreOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(responses);
        options ??= new SurveyScoreOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.FastestSeconds, nameof(options));
        var filtered = AnswerQuality.Filter(responses, options.Exclude, options);
        SurveyResponses kept = new(filtered.Items, [.. filtered.Respondents.Where(AnswerQuality.HasAnswers)]);
        var moods = new RatingTable(
            [.. kept.Respondents.Select(of => of.Answers.Select(answer => (int?)answer?.Mood).ToArray())], Moods);

        // Without respondents a blank row keeps the number of pieces.
        moods = moods.Raters == 0 ? new RatingTable([new int?[kept.Items.Count]], Moods) : moods;
        int[] key = [.. kept.Items.Select(of => (int)of.Mood)];
        var correct = moods.Correctness(key);
        var bootstrap = options.Bootstrap;
        var confusion = Confusion(moods, key);
        var all = confusion.Accuracy;
        var pieces = Pieces(kept, moods, correct);
        var groups = new SurveyGroups(kept, correct, bootstrap, cancellationToken);
        return new SurveyScore
        {
            Respondents = kept.Respondents.Count,
            Items = kept.Items.Count,
            Answers = all.Total,
            Correct = all.Successes,
            Mean = Defined(all.Share),
            Interval = [all.Wilson.Low, all.Wilson.High],
            ExactInterval = Ends(ClopperPearson.Of(all))!,
            ClusterInterval = Ends(TwoWayBootstrap.Percentile(
                correct.Raters, correct.Items, (rows, columns) => Mean(correct, rows, columns), bootstrap,
                cancellationToken)),
            Chance = SurveyScore.ByGuessing,
            Ceiling = all.Total == 0 ? null : (double)pieces.Sum(piece => piece.Counts.Max()) / all.Total,
            PValue = BinomialTest.TwoSided(all, SurveyScore.ByGuessing),
            PValueGreater = BinomialTest.Greater(all, SurveyScore.ByGuessing),
            FleissKappa = Defined(FleissKappa.Of(moods)),
            FleissKappaInterval = Ends(AgreementBootstrap.OfFleissKappa(moods, bootstrap, cancellationToken)),
            KrippendorffAlpha = Defined(KrippendorffAlpha.Of(moods)),
            KrippendorffAlphaInterval =
                Ends(AgreementBootstrap.OfKrippendorffAlpha(moods, bootstrap, cancellationToken)),
            Confusion = confusion.Rows,
            ByMood = ScoredShare.Of(
                [.. Enum.GetValues<Mood>().Select(mood => (mood.Name(), confusion.Recall((int)mood)))],
                SurveyScore.ByGuessing),
            ByPiece = pieces,
            ByMethod = groups.ByMethod(),
            ByMusicianship = groups.ByMusicianship(),
            ByConfidence = groups.ByConfidence(),
            ByPosition = groups.ByPosition(),
            Valence = Axis(moods, key, mood => mood.IsPositive(), bootstrap, cancellationToken),
            Arousal = Axis(moods, key, mood => mood.IsAroused(), bootstrap, cancellationToken),
            Mistakes = MoodMistakes.Of(confusion),
            MethodDifferences = groups.MethodDifferences(),
            MusicianshipDifferences = groups.MusicianshipDifferences(),
            Learning = groups.Learning(),
            RespondentScores = Respondents(responses, filtered, options),
            Printed = Printed(responses),
            Exclusions = AnswerQuality.Report(responses, filtered, options),
        };
    }

    /// <summary>A number, or null where it is undefined.</summary>
    internal static double? Defined(double value) => double.IsNaN(value) ? null : value;

    /// <summary>The ends of an interval, or null where it is undefined.</summary>
    internal static IReadOnlyList<double>? Ends(Interval interval) =>
        double.IsNaN(interval.Low) || double.IsNaN(interval.High) ? null : [interval.Low, interval.High];

    private static ConfusionMatrix Confusion(RatingTable moods, int[] key)
    {
        List<int> truth = [], answers = [];
        for (var rater = 0; rater < moods.Raters; rater++)
        {
            for (var item = 0; item < moods.Items; item++)
            {
                if (moods[rater, item] is >= 0 and var mood)
                {
                    truth.Add(key[item]);
                    answers.Add(mood);
                }
            }
        }

        return new ConfusionMatrix(truth, answers, Moods);
    }

    private static double Mean(RatingTable correct, int[] rows, int[] columns)
    {
        double right = 0, answers = 0;
        for (var rater = 0; rater < correct.Raters; rater++)
        {
            for (var item = 0; item < correct.Items; item++)
            {
                if (correct[rater, item] is >= 0 and var isRight)
                {
                    double weight = rows[rater] * columns[item];
                    (right, answers) = (right + (weight * isRight), answers + weight);
                }
            }
        }

        return answers > 0 ? right / answers : double.NaN;
    }

    private static AxisScore Axis(
        RatingTable moods, int[] key, Func<Mood, bool> isHigh, BootstrapOptions options, CancellationToken token)
    {
        var answers = moods.Select(2, (_, mood) => isHigh((Mood)mood) ? 1 : 0);
        int[] truth = [.. key.Select(mood => isHigh((Mood)mood) ? 1 : 0)];
        var correct = Confusion(answers, truth).Accuracy;
        var sensitivity = Detect(
            answers, truth, [.. Enumerable.Repeat(1, moods.Raters)], [.. Enumerable.Repeat(1, moods.Items)]);
        var interval = TwoWayBootstrap.Percentile(
            moods.Raters, moods.Items, (rows, columns) => Detect(answers, truth, rows, columns).DPrime, options, token);
        return new AxisScore(
            correct.Successes, correct.Total, Defined(correct.Share), [correct.Wilson.Low, correct.Wilson.High],
            BinomialTest.TwoSided(correct, 0.5), Defined(sensitivity.DPrime), Ends(interval),
            Defined(sensitivity.Criterion));
    }

    private static Sensitivity Detect(RatingTable answers, int[] truth, int[] rows, int[] columns)
    {
        // By truth and answer: low and high.
        Span<double> counts = stackalloc double[4];
        for (var rater = 0; rater < answers.Raters; rater++)
        {
            for (var item = 0; item < answers.Items; item++)
            {
                if (answers[rater, item] is >= 0 and var answer)
                {
                    counts[(2 * truth[item]) + answer] += rows[rater] * columns[item];
                }
            }
        }

        return new Sensitivity(counts[3], counts[2] + counts[3], counts[1], counts[0] + counts[1]);
    }

    private static PieceScore[] Pieces(SurveyResponses kept, RatingTable moods, RatingTable correct)
    {
        var statistics = ItemStatistics.Of(correct);
        var shares = ScoredShare.Of(
            [.. statistics.Select((of, i) => ($"piece {i + 1}", of.Difficulty))], SurveyScore.ByGuessing);
        return [.. kept.Items.Select((item, i) => new PieceScore(
            i + 1, item.Mood, item.Method, shares[i], Defined(statistics[i].Discrimination),
            [
                .. Enumerable.Range(0, Moods).Select(
                    mood => Enumerable.Range(0, moods.Raters).Count(rater => moods[rater, i] == mood)),
            ]))];
    }

    private static RespondentScore[] Respondents(
        SurveyResponses all, SurveyResponses filtered, SurveyScoreOptions options) =>
        [.. all.Respondents.Zip(filtered.Respondents, (of, left) =>
        {
            var answered = of.Answers.Count(answer => answer is not null);
            return new RespondentScore(
                of.Id, [.. of.Answers.Select(answer => answer?.Mood)], AnswerQuality.Correct(all, of), answered,
                of.PrintedScore, of.Musicianship, AnswerQuality.Flags(of, options),
                answered - left.Answers.Count(answer => answer is not null));
        })];

    private static PrintedScores? Printed(SurveyResponses responses)
    {
        var printed = responses.Respondents.Where(of => of.PrintedScore is not null).ToList();
        var answers = printed.Sum(of => of.Answers.Count(answer => answer is not null));
        var sum = printed.Sum(of => of.PrintedScore!.Value);
        return printed.Count == 0
            ? null
            : new PrintedScores(
                printed.Count, sum, answers == 0 ? null : (double)sum / answers,
                [
                    .. printed
                        .Select(of => new PrintedScores.Difference(
                            of.Id, of.PrintedScore!.Value, AnswerQuality.Correct(responses, of)))
                        .Where(of => of.Printed != of.Correct),
                ]);
    }
}
