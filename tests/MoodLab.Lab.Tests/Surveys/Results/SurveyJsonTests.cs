using System.Text;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Lab.Tests.Surveys.Scoring;

namespace MoodLab.Lab.Tests.Surveys.Results;

public sealed class SurveyJsonTests
{
    private static readonly DateTime s_now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    private static string Study { get; } = Encoding.UTF8.GetString(
        SurveyJson.Write(SurveyImport.FromResponses("The study", SampleSurvey.Study, s_now), s_now));

    [Fact]
    public void Write_NamesFormatAndSchemaFirst() => Assert.StartsWith(
        """{"format":"moodlab-survey","schema":1,"exportedAt":"2026-11-21T12:00:00Z","survey":{"title":"The study",""",
        Study, StringComparison.Ordinal);

    [Fact]
    public void Write_TellsFlagsByName() => Assert.Equal(1, Study.Split("\"flags\":[\"straight-lined\"]").Length - 1);

    [Theory]
    [InlineData("\"schema\":1", "\"schema\":2", "Its schema is 2; this program reads 1.")]
    [InlineData("\"schema\":1", "\"schema\":null", "Its schema is not told")]
    [InlineData("moodlab-survey", "other", "This is no survey of ours")]
    [InlineData("\"mood\":\"angry\"", "\"mood\":\"happy\"", "$.survey.pieces[2].mood")]
    [InlineData("\"mood\":\"angry\"", "\"mood\":2", "$.survey.pieces[2].mood")]
    [InlineData("\"title\":\"The study\"", "\"title\":\" \"", "title must have 1 to 100 characters.")]
    [InlineData("\"title\":\"The study\"", "\"title\":null", "$.survey.title")]
    [InlineData("\"title\":\"The study\",", "", "title")]
    [InlineData("\"title\":\"The study\",", "\"title\":\"The study\",\"secret\":1,", "secret")]
    [InlineData("\"design\":{}", "\"design\":[]", "design is no object.")]
    [InlineData("\"design\":{}", "\"design\":{\"heardShare\":2}", "design breaks a rule: HeardShare")]
    [InlineData("\"design\":{}", "\"design\":{\"welcome\":null}", "design lacks a text.")]
    [InlineData("\"design\":{}", "\"design\":{\"seed\":\"x\"}", "design: This is not the design of a survey")]
    [InlineData("\"number\":8,\"title\"", "\"number\":7,\"title\"", "pieces must be numbered 1, 2")]
    [InlineData("\"name\":\"2\"", "\"name\":\"1\"", "participants has two of one name.")]
    [InlineData("\"name\":\"2\"", "\"name\":\"-\"", "participants[1].name '-' is no name")]
    [InlineData("\"piece\":2", "\"piece\":1", "participants[0].trials has two of one piece.")]
    [InlineData("\"piece\":2", "\"piece\":9", "participants[0].trials[1].piece must lie between 1 and 8, not 9.")]
    [InlineData("\"piece\":2", "\"piece\":0", "participants[0].trials[1].piece must lie between 1 and 8, not 0.")]
    [InlineData("\"name\":\"2\",\"number\":2", "\"name\":\"2\",\"number\":1", "participants has two of one number.")]
    [InlineData("\"valence\":null", "\"valence\":1.5", "trials[0].valence must lie between -1 and 1, not 1.5.")]
    [InlineData("\"printedScore\":6", "\"printedScore\":9", "printedScore must lie between 0 and 8")]
    [InlineData("\"midi\":null", "\"midi\":\"AQID\"", "pieces[0].sha256 is not that of midi.")]
    [InlineData(
        "\"sha256\":null,\"midi\":null",
        "\"sha256\":\"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\",\"midi\":\"AQID\"",
        "pieces[0].midi: At byte 0")]
    public void Read_BadDocument_SaysWhereAndWhat(string part, string instead, string problem)
    {
        var at = Study.IndexOf(part, StringComparison.Ordinal);
        var bad = Study[..at] + instead + Study[(at + part.Length)..];

        var exception = Assert.Throws<SurveyFormatException>(() => SurveyJson.Read(Encoding.UTF8.GetBytes(bad)));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("respondent,item,answer\n")]
    [InlineData("{\"format\":\"moodlab-survey\",\"schema\":1}")]
    [InlineData("{\"format\":\"moodlab-survey\",\"schema\":1,\"exportedAt\":\"2026-11-21T12:00:00Z\",\"survey\":null}")]
    public void Read_SomethingElse_IsRefused(string text) =>
        Assert.Throws<SurveyFormatException>(() => SurveyJson.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_CutOrChangedAnywhere_IsReadOrRefusedButNothingElse()
    {
        Random random = new(4);
        var bytes = Encoding.UTF8.GetBytes(Study);
        for (var round = 0; round < 300; round++)
        {
            var bad = bytes.AsSpan(0, round % 2 == 0 ? bytes.Length : random.Next(bytes.Length)).ToArray();
            if (bad.Length > 0)
            {
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            }

            try
            {
                SurveyJson.Read(bad);
            }
            catch (SurveyFormatException refused)
            {
                Assert.NotEqual("", refused.Message);
            }
        }
    }

    [Fact]
    public void FromResponses_NameTooLong_IsRefused()
    {
        SurveyResponses responses = new(SampleSurvey.Key, [new(new string('x', 65), new SurveyAnswer?[8])]);

        var exception = Assert.Throws<SurveyFormatException>(
            () => SurveyImport.FromResponses("Title", responses, s_now));

        Assert.Contains("participants[0].name has more than 64 characters.", exception.Message,
            StringComparison.Ordinal);
    }
}
