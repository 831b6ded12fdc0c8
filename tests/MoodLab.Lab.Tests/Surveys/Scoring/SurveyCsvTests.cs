using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Scoring;

public sealed class SurveyCsvTests
{
    [Theory]
    [InlineData("respondent,q1,q2\na,0,1\nb,,3\n")]
    [InlineData("\uFEFFRespondent;Q1;Q2\r\na;Depressed;calm\r\nb;NA;3\r\n")]
    [InlineData("id\tfirst piece\tsecond piece\na\t0\t1\nb\t-\t3")]
    [InlineData("timestamp,q2,participant,q1\n9:00,1,a,0\n9:01,3,b,\n")]
    [InlineData("respondent,\"Q1. Link, \"\"to\"\"\",Q2. Link to the\n\n a , 0 ,1\nb,,3\n")]
    [InlineData("respondent,item,answer\na,1,0\na,2,1\nb,2,3\nb,1,\n")]
    [InlineData("answer,item,respondent\n0,q1,a\n1,Q2,a\n3,2,b\n")]
    public void Read_EitherLayout_GivesTheSameAnswers(string text)
    {
        var responses = SampleSurvey.Read(text, 0, 1);

        Assert.Equal(["a", "b"], responses.Respondents.Select(of => of.Id));
        Assert.Equal([Mood.Depressed, Mood.Calm], responses.Respondents[0].Answers.Select(of => of!.Mood));
        Assert.Equal([null, Mood.Delighted], responses.Respondents[1].Answers.Select(of => of?.Mood));
    }

    [Fact]
    public void Read_Wide_TakesWhatElseThereIs()
    {
        var responses = SampleSurvey.Read("musicianship,q1,practice,score\nhigh,2,yes,1/1\n,3,0,0\n,1,,\n", 2);

        Assert.Equal(["1", "2", "3"], responses.Respondents.Select(of => of.Id));
        Assert.Equal(["high", null, null], responses.Respondents.Select(of => of.Musicianship));
        Assert.Equal([true, false, null], responses.Respondents.Select(of => of.PassedPractice));
        Assert.Equal([1, 0, null], responses.Respondents.Select(of => of.PrintedScore));
    }

    [Fact]
    public void Read_Tidy_TakesWhatElseThereIs()
    {
        var responses = SampleSurvey.Read(
            "respondent,item,answer,position,seconds,confidence,heard,method\na,1,0,2,12.5,4,no,guided\na,2,1,1,,,,\n",
            0, 1);

        Assert.Equal(
            new SurveyAnswer(Mood.Depressed) { Position = 2, Seconds = 12.5, Confidence = 4, Heard = false },
            responses.Respondents[0].Answers[0]);
        Assert.Equal(new SurveyAnswer(Mood.Calm) { Position = 1 }, responses.Respondents[0].Answers[1]);
        Assert.Equal(["guided", null], responses.Items.Select(item => item.Method));
    }

    [Fact]
    public void Read_OwnColumnsAndGuardedText_TakesWhatIsScored()
    {
        var responses = SampleSurvey.Read(
            "respondent,item,answer,known,headphones,finished,comment,flags,valence\n"
            + "'=1,1,0,yes,4,no,'=x,known-piece,-0.5\n'=1,2,1,no,,,,,\n''a,1,2,,,,,,\n",
            0, 1);

        Assert.Equal(["=1", "''a"], responses.Respondents.Select(of => of.Id));
        Assert.Equal([true, false], responses.Respondents[0].Answers.Select(of => of!.Known));
        Assert.Equal((4, false), (responses.Respondents[0].HeadphonesCorrect, responses.Respondents[0].IsFinished));
        Assert.Null(responses.Respondents[1].IsFinished);
    }

    [Theory]
    [InlineData("", 0, 0, "The file is empty.")]
    [InlineData("respondent,q1\na,0", 1, 0, "The key has 2 pieces, but there are 1 columns of answers: q1.")]
    [InlineData("respondent,q1,q2,q3\na,0,1,2", 1, 0, "there are 3 columns of answers: q1, q2, q3.")]
    [InlineData("respondent,q1,Q1\na,0,1", 1, 3, "Two columns have the name 'Q1'.")]
    [InlineData("respondent,q1,\na,0,1", 1, 3, "The column has no name.")]
    [InlineData("respondent,q1,q2\na,0,4", 2, 3, "'4' is no answer: 0 to 3 or a mood's name is wanted.")]
    [InlineData("respondent,q1,q2\n\na,0,1\nb,happy,1", 4, 2, "'happy' is no answer")]
    [InlineData("respondent,q1,q2\na,0", 2, 0, "There are 2 cells; the first line has 3.")]
    [InlineData("respondent,q1,q2\na,0,1\na,0,1", 3, 1, "Respondent 'a' stands in line 2 already.")]
    [InlineData("respondent,q1,q2\n,0,1", 2, 1, "The respondent has no name.")]
    [InlineData("respondent,q1,q2\n\"a,0,1", 2, 0, "A quotation mark stands where none can, or is never closed.")]
    [InlineData("q1,q2,score\n0,1,3/2", 2, 3, "'3/2' is no score out of 2.")]
    [InlineData("q1,q2,practice\n0,1,maybe", 2, 3, "'maybe' is neither yes nor no.")]
    [InlineData("respondent,item\na,1", 1, 0, "The column 'answer' is missing.")]
    [InlineData("respondent,item,answer,tone\na,1,0,0", 1, 4, "The column 'tone' is not known; known are respondent")]
    [InlineData("respondent,item,answer\na,3,0", 2, 2, "'3' is no piece from 1 to 2.")]
    [InlineData("respondent,item,answer\na,1,0\na,q1,0", 3, 2, "Respondent 'a' answered piece 1 in line 2 already.")]
    [InlineData("respondent,item,answer,position\na,1,0,0", 2, 4, "'0' is no whole number from 1 to 2.")]
    [InlineData("respondent,item,answer,seconds\na,1,0,-3", 2, 4, "'-3' is no time in seconds.")]
    [InlineData("respondent,item,answer,method\na,1,0,x\nb,1,0,y", 3, 4, "'y' contradicts 'x'")]
    [InlineData("respondent,item,answer,headphones\na,1,0,7", 2, 4, "'7' is no whole number from 0 to 6.")]
    [InlineData("respondent,item,answer,finished\na,1,0,yes\na,2,0,no", 3, 4, "'False' contradicts 'True'")]
    public void Read_BadFile_SaysWhereAndWhat(string text, int line, int column, string problem)
    {
        var exception = Assert.Throws<SurveyFormatException>(() => SampleSurvey.Read(text, 0, 1));

        Assert.Equal((line, column), (exception.Line, exception.Column));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BeyondALimit_IsRefused()
    {
        AssertRefused($"q1,q2\n0,{new string('1', SurveyCsv.MostCharacters + 1)}", "characters");
        AssertRefused(string.Join(',', Enumerable.Range(0, SurveyCsv.MostColumns + 1)), "columns");
        AssertRefused("q1,q2\n" + string.Concat(Enumerable.Repeat("0,1\n", SurveyCsv.MostRows)), "rows");
        AssertRefused(
            "q1,q2\n" + string.Concat(Enumerable.Repeat("0,1\n", SurveyResponses.MostRespondents + 1)), "respondents");
        AssertRefused(
            "respondent,item,answer\n" + string.Concat(
                Enumerable.Range(0, SurveyResponses.MostRespondents + 1).Select(i => $"{i},1,1\n")), "respondents");
        AssertRefused(
            "musicianship,q1,q2\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{i},1,1\n")), "musicianship");
        AssertRefused(new string('\n', SurveyCsv.MostBytes + 1), "MiB");
    }

    [Fact]
    public void Read_TextThatIsNotUtf8_IsRefused()
    {
        using MemoryStream stream = new([.. "q1,q2\n0,"u8, 0xFF, .. "\n"u8]);

        var exception = Assert.Throws<SurveyFormatException>(
            () => SurveyCsv.Read(stream, [new SurveyItem(Mood.Calm), new SurveyItem(Mood.Calm)]));

        Assert.Equal(2, exception.Line);
    }

    private static void AssertRefused(string text, string what) => Assert.Contains(
        what, Assert.Throws<SurveyFormatException>(() => SampleSurvey.Read(text, 0, 1)).Message,
        StringComparison.Ordinal);
}
