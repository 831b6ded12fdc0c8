using System.Globalization;
using System.Text;
using System.Text.Json;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Scoring;

public sealed class SurveyScorerTests
{
    // Fewer draws than usual: no test asks for an interval's ends.
    private static readonly SurveyScoreOptions s_few = new() { Draws = 200 };

    [Fact]
    public void Score_OfTheStudy_IsWhatItsAnswersSay()
    {
        var score = Score(SampleSurvey.Study);

        Assert.Equal((23, 8, 184, 91), (score.Respondents, score.Items, score.Answers, score.Correct));
        Assert.Equal(0.4946, score.Mean!.Value, 5e-5);
        Assert.Equal(0.119760, score.FleissKappa!.Value, 5e-7);
        Assert.Equal(0.124544, score.KrippendorffAlpha!.Value, 5e-7);

        // As R's binom.test has them.
        Assert.Equal(1.172982262266331e-12, score.PValue, 1e-18);
        Assert.Equal(0.42021135731390702, score.ExactInterval[0], 1e-9);
        Assert.Equal(0.56909698195299263, score.ExactInterval[1], 1e-9);
        Assert.InRange(score.Mean.Value, score.ClusterInterval![0], score.ClusterInterval[1]);
        Assert.True(score.ClusterInterval[1] - score.ClusterInterval[0] > score.Interval[1] - score.Interval[0]);
        Assert.Equal([[22, 5, 12, 7], [11, 23, 9, 3], [3, 11, 26, 6], [1, 3, 22, 20]], score.Confusion);
        Assert.Equal((112, 135), (score.Valence.Correct, score.Arousal.Correct));
        Assert.Equal([12, 10, 11, 15, 11, 10, 10, 12], score.ByPiece.Select(piece => piece.Score.Correct));
        Assert.Null(score.Learning);
        Assert.Empty(score.MethodDifferences);
    }

    [Fact]
    public void Score_OfTheStudy_TellsWhereWhatWasPrintedIsWrong()
    {
        var printed = Score(SampleSurvey.Study).Printed!;

        Assert.Equal((23, 90), (printed.Respondents, printed.Correct));
        Assert.Equal(0.4891, printed.Mean!.Value, 5e-5);
        Assert.Equal([new PrintedScores.Difference("14", 6, 7)], printed.Differences);
    }

    [Fact]
    public void Mistakes_OfTheStudy_BeginWithDelightedTakenForAngry()
    {
        var mistakes = Score(SampleSurvey.Study).Mistakes;

        Assert.Equal(
            (Mood.Delighted, Mood.Angry, 22, 46, 26),
            (mistakes[0].Mood, mistakes[0].TakenFor, mistakes[0].Count, mistakes[0].Answers, mistakes[0].Wrong));
        Assert.StartsWith(
            "Delighted was taken for angry in 22 of 46 answers (48 %), more than a third of the 26 wrong ones",
            mistakes[0].Words, StringComparison.Ordinal);
        Assert.All(mistakes.Skip(1), of => Assert.Contains("not clearly more", of.Words, StringComparison.Ordinal));
        Assert.Equal(184 - 91, mistakes.Sum(of => of.Count));
    }

    [Fact]
    public void Score_OfRespondentsInAnotherOrder_IsTheSame()
    {
        var study = SampleSurvey.Study;

        var score = Score(study);
        var reversed = Score(new SurveyResponses(study.Items, [.. study.Respondents.Reverse()]));

        Assert.Equal(score.FleissKappa!.Value, reversed.FleissKappa!.Value, 1e-12);
        Assert.Equal(score.KrippendorffAlpha!.Value, reversed.KrippendorffAlpha!.Value, 1e-12);
        Assert.Equal(score.Confusion, reversed.Confusion);
        Assert.Equal(score.Valence.DPrime, reversed.Valence.DPrime);
        Assert.Equal(
            score.ByPiece.Select(piece => Math.Round(piece.Discrimination!.Value, 9)),
            reversed.ByPiece.Select(piece => Math.Round(piece.Discrimination!.Value, 9)));
    }

    [Fact]
    public void Score_OfWideAndTidy_IsTheSameToTheLastDigit()
    {
        var study = SampleSurvey.Study;
        StringBuilder tidy = new("respondent,item,answer,score\n");
        foreach (var respondent in study.Respondents)
        {
            for (var item = 0; item < study.Items.Count; item++)
            {
                tidy.Append(
                    CultureInfo.InvariantCulture,
                    $"{respondent.Id},{item + 1},{respondent.Answers[item]!.Mood.Name()},{respondent.PrintedScore}\n");
            }
        }

        var again = SampleSurvey.Read(tidy.ToString(), 0, 3, 2, 2, 1, 0, 3, 1);

        Assert.Equal(JsonSerializer.Serialize(Score(study)), JsonSerializer.Serialize(Score(again)));
    }

    [Fact]
    public void Score_OfPerfectListeners_IsOne()
    {
        var rows = string.Concat(Enumerable.Range(0, 6).Select(i => $"{i},0,1,2,3\n"));

        var score = Score(SampleSurvey.Read("id,q1,q2,q3,q4\n" + rows, 0, 1, 2, 3));

        Assert.Equal((1.0, 1.0), (score.Mean!.Value, Math.Round(score.FleissKappa!.Value, 12)));
        Assert.Equal(1, score.KrippendorffAlpha!.Value, 12);
        Assert.True(score.Valence.DPrime > 2);
        Assert.All(score.ByPiece, piece => Assert.Null(piece.Discrimination));
        Assert.Empty(score.Mistakes);
    }

    [Fact]
    public void Score_WithoutRespondentsOrAnswers_HasNoMean()
    {
        var none = Score(new SurveyResponses(SampleSurvey.Key, []));
        var blank = Score(SampleSurvey.Read("id,q1,q2\na,,\nb,NA,-\n", 0, 1));

        Assert.All([none, blank], score =>
        {
            Assert.Equal((0, 0, 0), (score.Respondents, score.Answers, score.Correct));
            Assert.Null(score.Mean);
            Assert.Null(score.FleissKappa);
            Assert.Null(score.ClusterInterval);
            Assert.Equal([0, 1], score.Interval);
            Assert.Equal(1, score.PValue);
        });
        Assert.Equal(2, blank.RespondentScores.Count);
    }

    [Fact]
    public void Score_WithMissingAnswers_CountsThoseThatThereAre()
    {
        var score = Score(SampleSurvey.Read("id,q1,q2\na,0,\nb,0,1\nc,,2\n", 0, 1));

        Assert.Equal((3, 4, 3), (score.Respondents, score.Answers, score.Correct));
        Assert.Equal(0.75, score.Mean);
        Assert.Equal([1, 2, 1], score.RespondentScores.Select(of => of.Answered));
        Assert.Equal(2, score.ByPiece[1].Score.Answers);
    }

    [Fact]
    public void Doubts_AreFlaggedAndRemoveNothingUnlessTold()
    {
        const string Answers =
            """
            respondent,item,answer,seconds,heard,practice
            straight,1,2,20,yes,yes
            straight,2,2,20,yes,yes
            straight,3,2,20,yes,yes
            straight,4,2,20,yes,yes
            hasty,1,0,1.5,yes,yes
            hasty,2,1,20,yes,yes
            deaf,3,2,20,no,yes
            deaf,4,0,20,yes,yes
            failed,1,0,20,yes,no
            failed,2,0,20,yes,no
            """;
        var responses = SampleSurvey.Read(Answers, 0, 1, 2, 3);

        var all = Score(responses);
        var some = SurveyScorer.Score(
            responses,
            s_few with { Exclude = new HashSet<AnswerDoubt> { AnswerDoubt.StraightLined, AnswerDoubt.Unheard } },
            TestContext.Current.CancellationToken);

        Assert.Equal(
            [[AnswerDoubt.StraightLined], [AnswerDoubt.TooFast], [AnswerDoubt.Unheard], [AnswerDoubt.FailedPractice]],
            all.RespondentScores.Select(of => of.Flags));
        Assert.Equal((4, 10, 5), (all.Respondents, all.Answers, all.Correct));
        Assert.Equal((0, 0), (all.Exclusions.Removed, all.Exclusions.RemovedRespondents));
        Assert.Equal((3, 5, 3), (some.Respondents, some.Answers, some.Correct));
        Assert.Equal(
            (10, 5, 1), (some.Exclusions.Answers, some.Exclusions.Removed, some.Exclusions.RemovedRespondents));
        Assert.Equal([4, 0, 1, 0], some.RespondentScores.Select(of => of.RemovedAnswers));
        Assert.Equal(
            [
                new(AnswerDoubt.StraightLined, true, 1, 4, 4 / 6.0),
                new(AnswerDoubt.TooFast, false, 1, 1, 4 / 9.0),
                new(AnswerDoubt.Unheard, true, 1, 1, 4 / 9.0),
                new(AnswerDoubt.FailedPractice, false, 1, 2, 4 / 8.0),
                new(AnswerDoubt.KnownPiece, false, 0, 0, 5 / 10.0),
                new(AnswerDoubt.FailedHeadphones, false, 0, 0, 5 / 10.0),
                new(AnswerDoubt.Unfinished, false, 0, 0, 5 / 10.0),
            ],
            some.Exclusions.Filters);
    }

    [Fact]
    public void Doubts_OfListeningAndLeaving_AreFlagged()
    {
        var responses = SampleSurvey.Read(
            "respondent,item,answer,known,headphones,finished\nknows,1,0,yes,6,yes\nknows,2,0,no,6,yes\n"
            + "deaf,1,0,no,4,yes\nleft,1,1,,5,no\nother,2,1,,,\n",
            0, 1);

        var score = Score(responses);

        Assert.Equal(
            [[AnswerDoubt.KnownPiece], [AnswerDoubt.FailedHeadphones], [AnswerDoubt.Unfinished], []],
            score.RespondentScores.Select(of => of.Flags));
        Assert.Equal([0, 0, 0, 0, 1, 1, 1], score.Exclusions.Filters.Select(of => of.Removed));
    }

    [Fact]
    public void Ceiling_OfTheStudy_IsThatOfTheBestKey()
    {
        var score = Score(SampleSurvey.Study);

        Assert.Equal((12 + 12 + 11 + 15 + 11 + 10 + 10 + 12) / 184.0, score.Ceiling);
        var best = Score(new SurveyResponses(
            [.. score.ByPiece.Select(piece => new SurveyItem((Mood)piece.Counts.ToList().IndexOf(piece.Counts.Max())))],
            SampleSurvey.Study.Respondents));
        Assert.Equal((score.Ceiling, best.Ceiling), (best.Mean, best.Mean));
    }

    [Fact]
    public void GroupsAndLearning_AreComparedWhereTheyAreKnown()
    {
        // A better method, better musicians, and places in an order of each one's own.
        Random random = new(8);
        StringBuilder text = new("respondent,item,answer,position,method,musicianship,confidence\n");
        for (var respondent = 0; respondent < 24; respondent++)
        {
            var order = Enumerable.Range(1, 8).ToArray();
            random.Shuffle(order);
            for (var item = 0; item < 8; item++)
            {
                var chance = 0.35 + (item < 4 ? 0.4 : 0) + (respondent < 12 ? 0.2 : 0);
                var answer = random.NextDouble() < chance ? item % 4 : (item + 1) % 4;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{respondent},q{item + 1},{answer},{order[item]},{(item < 4 ? "guided" : "none")},");
                text.Append(
                    CultureInfo.InvariantCulture, $"{(respondent < 12 ? "much" : "little")},{respondent % 11}\n");
            }
        }

        var score = Score(SampleSurvey.Read(text.ToString(), 0, 1, 2, 3, 0, 1, 2, 3));

        Assert.Equal(["guided", "none"], score.ByMethod.Select(of => of.Name));
        Assert.Equal(["little", "much"], score.ByMusicianship.Select(of => of.Name));
        Assert.Equal("0,1,2,3,4,5,6,7,8,9,10", string.Join(',', score.ByConfidence.Select(of => of.Name)));
        Assert.Equal(score.Correct, score.ByConfidence.Sum(of => of.Correct));
        var methods = Assert.Single(score.MethodDifferences);
        Assert.Equal(score.ByMethod[0].Share!.Value - score.ByMethod[1].Share!.Value, methods.Difference!.Value, 1e-9);
        Assert.Equal((16, true, 2 / 16.0), (methods.Divisions, methods.IsExact, methods.PValue));
        var musicians = Assert.Single(score.MusicianshipDifferences);
        Assert.True(musicians.Difference < 0);
        Assert.InRange(musicians.PValue!.Value, 0, 0.05);
        Assert.NotNull(score.Learning!.Slope);
        Assert.InRange(score.Learning.PValue, 0, 1);
    }

    [Fact]
    public void Responses_RefuseWhatDoesNotFit()
    {
        SurveyItem item = new(Mood.Calm);
        SurveyRespondent one = new("a", [new SurveyAnswer(Mood.Calm)]);

        Assert.Throws<ArgumentException>(() => new SurveyResponses([], []));
        Assert.Throws<ArgumentException>(() => new SurveyResponses([item, item], [one]));
        Assert.Throws<ArgumentException>(() => new SurveyResponses([item], [one, one]));
        Assert.Throws<ArgumentException>(
            () => new SurveyResponses([.. Enumerable.Repeat(item, SurveyResponses.MostItems + 1)], []));
        Assert.Throws<ArgumentException>(() => new SurveyResponses(
            [item], [.. Enumerable.Range(0, 9).Select(i => one with { Id = $"{i}", Musicianship = $"{i}" })]));
    }

    private static SurveyScore Score(SurveyResponses responses) =>
        SurveyScorer.Score(responses, s_few, TestContext.Current.CancellationToken);
}
