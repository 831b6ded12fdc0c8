using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;
using MoodLab.Web.Charts;
using MoodLab.Web.Components.Shared;
using MoodLab.Web.Surveys.Results;

namespace MoodLab.Web.Tests.Surveys.Results;

/// <summary>Every number explains itself, whatever its value, and every chart has a finding.</summary>
public sealed class ExplanationsTests
{
    private static readonly SurveyScoreOptions s_few = new() { Draws = 100 };

    public static TheoryData<int, int> Surveys => new()
    {
        { 0, 4 }, { 1, 1 }, { 1, 4 }, { 12, 4 }, { 30, 8 },
    };

    [Theory]
    [MemberData(nameof(Surveys))]
    public void All_OfAnySurvey_SayWhatTheyAreAndHowToReadThem(int respondents, int pieces)
    {
        var score = Score(respondents, pieces);

        Explanation[] all =
        [
            Explanations.Accuracy(score), Explanations.Ceiling(score), Explanations.Wilson(score.Interval),
            Explanations.Exact(score), Explanations.Cluster(score), Explanations.Chance(score),
            Explanations.Kappa(score), Explanations.Alpha(score), Explanations.Mistakes(score),
            Explanations.Learning(score), Explanations.Holm(4), Explanations.Difference(isOfMethods: true),
            Explanations.Difference(isOfMethods: false),
            Explanations.Axis("Valence", "low", "high", score.Valence),
            Explanations.DPrime("Arousal", "low", "high", score.Arousal),
            .. score.ByPiece.Select(Explanations.Difficulty), .. score.ByPiece.Select(Explanations.Discrimination),
            .. score.Exclusions.Filters.Select(of => FlagExplanations.Of(of, 5)),
        ];

        Assert.All(all, of => Assert.All(
            [of.Name, of.What, of.Formula, of.Reading],
            text =>
            {
                Assert.NotEqual("", text);
                Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
            }));
    }

    [Theory]
    [MemberData(nameof(Surveys))]
    public void Charts_OfAnySurvey_HaveAFindingAndNumbersWithinTheirScale(int respondents, int pieces)
    {
        var score = Score(respondents, pieces);

        string[] findings =
        [
            ResultCharts.Finding(score.ByMood, "mood"), ResultCharts.PiecesFinding(score),
            ResultCharts.AnswersFinding(score), ResultCharts.AxesFinding(score), ResultCharts.PlacesFinding(score),
        ];
        IntervalChart[] intervals =
            [ResultCharts.Shares(score.ByMood, areMoods: true), ResultCharts.Pieces(score), ResultCharts.Axes(score)];

        Assert.All(findings, finding => Assert.NotEqual("", finding));
        Assert.All(
            intervals.SelectMany(chart => chart.Rows).Where(row => row.Estimate is not null),
            row => Assert.True(
                row.Low >= -1e-9 && row.Low <= row.Estimate && row.Estimate <= row.High && row.High <= 100 + 1e-9));
        Assert.Equal(score.Answers, ResultCharts.Answers(score).Series.Sum(of => of.Values.Sum()));
        Assert.Equal(score.Answers, ResultCharts.Confusion(score).Counts.Sum(row => row.Sum()));
    }

    [Fact]
    public void Charts_OfPlaces_HaveAPointForEach()
    {
        var chart = ResultCharts.Places(Score(30, 8));

        Assert.Equal(Enumerable.Range(1, 8).Select(i => (double)i), chart.Series[0].Points.Select(of => of.X));
        Assert.All(chart.Series[0].Points, of => Assert.InRange(of.Y!.Value, of.Low!.Value, of.High!.Value));
    }

    [Fact]
    public void Text_OfNumbers_IsAsPagesWriteIt()
    {
        Assert.Equal("49.46 %", ResultText.ExactPercent(91 / 184.0));
        Assert.Equal("42.3 to 56.6 %", ResultText.Percents([0.42318, 0.56617]));
        Assert.Equal("+3.3", ResultText.Points(0.0326));
        Assert.Equal("−3.3 to 0.0", ResultText.Points([-0.0326, 0]));
        Assert.Equal("−0.01 to 1.20", ResultText.Numbers([-0.012, 1.2]));
        Assert.Equal("p < 0.0001", ResultText.Test(1.2e-12));
        Assert.Equal("p = 0.034", ResultText.Test(0.0341));
        Assert.Equal("p = 0.0034", ResultText.Test(0.00341));
        Assert.Equal("–", ResultText.Number(null));
        Assert.Equal("1 answer", ResultText.Count(1, "answer"));
    }

    private static SurveyScore Score(int respondents, int pieces)
    {
        Random random = new(respondents);
        return SurveyScorer.Score(
            new SurveyResponses(
                [.. Enumerable.Range(0, pieces).Select(i => new SurveyItem((Mood)(i % 4)))],
                [.. Enumerable.Range(0, respondents).Select(i => Respondent(random, i, pieces))]),
            s_few,
            TestContext.Current.CancellationToken);
    }

    private static SurveyRespondent Respondent(Random random, int number, int pieces)
    {
        var order = Enumerable.Range(1, pieces).ToArray();
        random.Shuffle(order);
        return new SurveyRespondent(
            $"{number}",
            [
                .. order.Select((position, i) => new SurveyAnswer(
                    random.Next(2) == 0 ? (Mood)(i % 4) : (Mood)random.Next(4)) { Position = position }),
            ]);
    }
}
