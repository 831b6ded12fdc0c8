using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Web.Surveys.Results;

namespace MoodLab.Web.Tests.Surveys.Results;

public sealed class ResultsAddressTests
{
    private static readonly Guid s_survey = Guid.Parse("01a1ffc0-9b49-7f36-a069-7f1cdc98cc4b");

    [Fact]
    public void Write_AsUsual_NamesTheSurveyOnly() => Assert.Equal(
        $"research/results/{s_survey}", new ResultsAddress().Write(s_survey));

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        ResultsAddress address = new()
        {
            Tab = ResultsTab.Quality,
            Without = [AnswerDoubt.Unheard, AnswerDoubt.StraightLined],
            FastestSeconds = 2.5,
            Order = RespondentOrder.Score,
            IsDescending = true,
        };

        var text = address.Write(s_survey);

        Assert.EndsWith(
            "?tab=quality&without=straight-lined,unheard&fastest=2.5&order=score&down=1",
            Uri.UnescapeDataString(text), StringComparison.Ordinal);
        Assert.Equal(address, ResultsAddress.Read(text[text.IndexOf('?')..]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?tab=secret&without=nothing,,&fastest=-1&order=luck")]
    [InlineData("?tab=1&fastest=NaN&without=0")]
    [InlineData("?fastest=4000&tab=&order=")]
    public void Read_NonsenseOrNothing_IsAsUsual(string query) =>
        Assert.Equal(new ResultsAddress(), ResultsAddress.Read(query));

    [Fact]
    public void Options_AreThoseOfTheAddress()
    {
        var options = ResultsAddress.Read("?without=too-fast&fastest=3").Options;

        Assert.Equal([AnswerDoubt.TooFast], options.Exclude);
        Assert.Equal(3, options.FastestSeconds);
    }
}
