using System.Text;
using System.Text.Json;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Lab.Tests.Surveys.Scoring;

namespace MoodLab.Lab.Tests.Surveys.Results;

/// <summary>What was exported and imported again scores the same to the last digit.</summary>
public sealed class SurveyRoundTripTests
{
    private const int Surveys = 150;

    private static readonly DateTime s_now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);
    private static readonly SurveyScoreOptions s_few = new() { Draws = 100, FastestSeconds = 1 };

    [Fact]
    public void Csv_OfAnySurvey_ScoresTheSame()
    {
        for (var seed = 0; seed < Surveys; seed++)
        {
            var survey = RandomSurvey.Draw(seed);

            var again = ReadCsv(SurveyExport.Csv(survey).Content, survey);

            Assert.Equal(Score(survey.ToResponses(), seed), Score(again, seed));
            var imported = SurveyImport.FromResponses("Again", again, s_now);
            Assert.Equal(Score(survey.ToResponses(), seed), Score(imported.ToResponses(), seed));
        }
    }

    [Fact]
    public void Csv_OfWhatACsvWasImportedTo_IsTheSameInWhatIsScored()
    {
        var survey = RandomSurvey.Draw(5) with { State = SurveyState.Closed };
        var first = SurveyImport.FromResponses("Again", survey.ToResponses(), s_now);

        var second = SurveyImport.FromResponses("Again", ReadCsv(SurveyExport.Csv(first).Content, first), s_now);

        Assert.Equal(SurveyExport.Csv(first).Content, SurveyExport.Csv(second).Content);
    }

    [Fact]
    public void Json_OfAnySurvey_IsTheSameAgain()
    {
        for (var seed = 0; seed < Surveys; seed++)
        {
            var survey = RandomSurvey.Draw(seed);
            var content = SurveyExport.Json(survey, s_now).Content;

            var again = SurveyJson.Read(content);

            Assert.Equal(Encoding.UTF8.GetString(content), Encoding.UTF8.GetString(SurveyJson.Write(again, s_now)));
            Assert.Equal(Score(survey.ToResponses(), seed), Score(again.ToResponses(), seed));
        }
    }

    [Fact]
    public void Study_ThereAndBack_IsStill91Of184()
    {
        var survey = SurveyImport.FromResponses("The study", SampleSurvey.Study, s_now);

        var score = SurveyScorer.Score(
            ReadCsv(SurveyExport.Csv(survey).Content, survey), s_few, TestContext.Current.CancellationToken);

        Assert.Equal((23, 184, 91), (score.Respondents, score.Answers, score.Correct));
        Assert.Equal(90, score.Printed!.Correct);
        Assert.Equal(Score(SampleSurvey.Study, 1), Score(survey.ToResponses(), 1));
    }

    private static SurveyResponses ReadCsv(byte[] content, SurveyFile survey)
    {
        using MemoryStream stream = new(content);
        return SurveyCsv.Read(
            stream, [.. survey.Judged.Select(piece => new SurveyItem(piece.Mood, piece.Method))]);
    }

    private static string Score(SurveyResponses responses, int seed) => JsonSerializer.Serialize(
        SurveyScorer.Score(
            responses, s_few with { Seed = seed, Exclude = new HashSet<AnswerDoubt> { (AnswerDoubt)(seed % 7) } },
            TestContext.Current.CancellationToken));
}
