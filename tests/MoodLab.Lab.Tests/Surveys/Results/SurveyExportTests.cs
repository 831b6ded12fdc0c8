using System.IO.Compression;
using System.Text;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Lab.Tests.Surveys.Scoring;

namespace MoodLab.Lab.Tests.Surveys.Results;

public sealed class SurveyExportTests
{
    private static readonly DateTime s_now = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    private static SurveyFile Study => SurveyImport.FromResponses("The mood study", SampleSurvey.Study, s_now);

    [Fact]
    public void Zip_HasTableJsonAndCodebook()
    {
        var file = SurveyExport.Zip(Study, s_now);

        using ZipArchive zip = new(new MemoryStream(file.Content));
        Assert.Equal("the-mood-study.zip", file.FileName);
        Assert.Equal(
            ["answers.csv", "survey.json", "codebook.csv", "codebook.md"], zip.Entries.Select(entry => entry.FullName));
        using StreamReader markdown = new(zip.GetEntry("codebook.md")!.Open());
        Assert.Contains("The key is 0,3,2,2,1,0,3,1.", markdown.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_HasARowForEachRespondentAndPiece()
    {
        var lines = Lines(SurveyExport.Csv(Study).Content);

        Assert.Equal(1 + (23 * 8), lines.Length);
        Assert.StartsWith("respondent,item,answer,mood,correct,title,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("14,3,1,angry,no,Piece 3,", lines[1 + (13 * 8) + 2], StringComparison.Ordinal);
    }

    [Fact]
    public void Codebook_ExplainsEachColumnOfTheTable()
    {
        using StringWriter text = new();
        SurveyCodebook.WriteCsv(text);

        var columns = text.ToString().TrimEnd().Split('\n').Skip(1).Select(line => line.Split(',')[0]);

        Assert.Equal(Lines(SurveyExport.Csv(Study).Content)[0].Split(','), columns);
        Assert.All(SurveyTable.Columns, column => Assert.EndsWith(".", column.Meaning, StringComparison.Ordinal));
        Assert.All(SurveyTable.Columns, column => Assert.NotEqual("", column.Values));
    }

    [Fact]
    public void Csv_TextLikeAFormula_HasAnApostropheButNoNumberHas()
    {
        var survey = RandomSurvey.Draw(3) with { State = SurveyState.Closed };
        var of = survey.Participants.First(of => of.Trials.Count > 0);
        survey = survey with
        {
            Participants =
            [
                of with
                {
                    Name = "=HYPERLINK(1)", PanelId = "@x", IsPilot = false,
                    Trials = [of.Trials[0] with { Comment = "\t+1", Valence = -0.5 }],
                },
            ],
        };

        var text = Encoding.UTF8.GetString(SurveyExport.Csv(survey).Content);

        Assert.Contains("\n'=HYPERLINK(1),", text, StringComparison.Ordinal);
        Assert.Contains(",'@x,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'\t+1\",", text, StringComparison.Ordinal);
        Assert.Contains(",-0.5,", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@a")]
    [InlineData("\ta")]
    [InlineData("\ra")]
    [InlineData("'=1")]
    [InlineData("''=1")]
    [InlineData("'a")]
    [InlineData("a=1")]
    [InlineData("")]
    public void Guard_AnyText_ComesBackAsItWas(string text)
    {
        var guarded = SafeCell.Guard(text);

        Assert.False(guarded.Length > 0 && "=+-@\t\r".Contains(guarded[0], StringComparison.Ordinal));
        Assert.Equal(text, SafeCell.Unguard(guarded));
    }

    [Fact]
    public void Pilots_StandInTheTableOnlyWhileTheSurveyIsPiloted()
    {
        var survey = RandomSurvey.Draw(1);
        survey = survey with
        {
            Participants = [.. survey.Participants.Select((of, i) => of with { IsPilot = i % 2 == 0 })],
        };

        var piloted = (survey with { State = SurveyState.Pilot }).ToResponses().Respondents.Count;
        var closed = (survey with { State = SurveyState.Closed }).ToResponses().Respondents.Count;

        Assert.Equal(survey.Participants.Count, piloted);
        Assert.Equal(survey.Participants.Count / 2, closed);
    }

    private static string[] Lines(byte[] content) => Encoding.UTF8.GetString(content).TrimEnd().Split('\n');
}
