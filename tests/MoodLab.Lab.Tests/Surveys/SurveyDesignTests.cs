using MoodLab.Lab.Surveys;

namespace MoodLab.Lab.Tests.Surveys;

public sealed class SurveyDesignTests
{
    [Fact]
    public void Parse_EmptyObject_HasTheUsualValues()
    {
        var design = SurveyDesign.Parse("{}");

        Assert.Equal(new SurveyDesign().ToJson(), design.ToJson());
        Assert.Empty(design.Validate());
    }

    [Fact]
    public void Parse_WhatToJsonWrote_IsTheSame()
    {
        SurveyDesign design = new()
        {
            Order = SurveyOrder.Fixed,
            FixedOrder = [1, 0],
            AfterResume = ResumeRule.Refuse,
            OpensAt = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
            ReturnLink = "https://panel.example/done?who={id}",
        };

        var read = SurveyDesign.Parse(design.ToJson());

        Assert.Equal(design.ToJson(), read.ToJson());
        Assert.Equal((design.OpensAt, DateTimeKind.Utc), (read.OpensAt, read.OpensAt!.Value.Kind));
        Assert.Empty(read.Validate());
    }

    [Theory]
    [InlineData("2026-03-01T12:00:00", "2026-03-01 12:00")]
    [InlineData("2026-03-01T12:00:00+02:00", "2026-03-01 10:00")]
    public void Parse_Time_IsUtc(string written, string expected)
    {
        var design = SurveyDesign.Parse($$"""{"closesAt":"{{written}}","unknown":1}""");

        Assert.Equal(expected, $"{design.ClosesAt:yyyy-MM-dd HH:mm}");
        Assert.Equal(DateTimeKind.Utc, design.ClosesAt?.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"seed":"x"}""")]
    [InlineData("""{"order":"backwards"}""")]
    public void Parse_SomethingElse_IsRefused(string text) =>
        Assert.Throws<FormatException>(() => SurveyDesign.Parse(text));

    [Theory]
    [InlineData("""{"welcome":""}""", "Welcome must have 1 to 10000 characters.")]
    [InlineData("""{"consent":null}""", "Consent must have 1 to 10000 characters.")]
    [InlineData("""{"consentVersion":0}""", "ConsentVersion must lie between 1 and 2147483647.")]
    [InlineData("""{"heardShare":1.5}""", "HeardShare must lie between 0 and 1.")]
    [InlineData("""{"seed":-1}""", "Seed must lie between 0 and 2147483647.")]
    [InlineData("""{"resumeHours":721}""", "ResumeHours must lie between 1 and 720.")]
    [InlineData("""{"mostParticipants":0}""", "MostParticipants must lie between 1 and 100000.")]
    [InlineData("""{"fixedOrder":[0,0]}""", "FixedOrder must name each piece once, by its number from 0.")]
    [InlineData("""{"fixedOrder":null}""", "FixedOrder must name each piece once, by its number from 0.")]
    [InlineData("""{"order":7}""", "Order must be fixed, random or balanced.")]
    [InlineData("""{"afterResume":7}""", "AfterResume must be startAgain, goOn or refuse.")]
    [InlineData(
        """{"opensAt":"2026-03-02T00:00:00Z","closesAt":"2026-03-01T00:00:00Z"}""", "ClosesAt must lie after OpensAt.")]
    [InlineData(
        """{"returnLink":"javascript:alert(1)"}""",
        "ReturnLink must begin with https://, name its site without {id} and have at most 2000 characters.")]
    [InlineData(
        """{"returnLink":"https://{id}.example/done"}""",
        "ReturnLink must begin with https://, name its site without {id} and have at most 2000 characters.")]
    public void Validate_MemberOutsideItsRange_NamesTheRange(string json, string expected) =>
        Assert.Equal([expected], SurveyDesign.Parse(json).Validate());
}
