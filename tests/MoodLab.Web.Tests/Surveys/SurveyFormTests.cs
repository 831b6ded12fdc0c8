using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Music.Moods;
using MoodLab.Web.Surveys;

namespace MoodLab.Web.Tests.Surveys;

public sealed class SurveyFormTests
{
    private static readonly SurveyContent s_content = new(
        "Moods",
        new SurveyDesign
        {
            HeardShare = 0.35,
            ResumeHours = 48,
            ConsentVersion = 3,
            Seed = 17,
            Order = SurveyOrder.Fixed,
            FixedOrder = [1, 0],
            ReturnLink = "https://panel.example/done?id={id}",
            MostParticipants = 30,
        },
        [
            new(IsPractice: true, "Try", Mood.Calm, null, null, null, 5, [1]),
            new(IsPractice: false, "A", Mood.Angry, "guided", "mood", 7, 20, [2]),
            new(IsPractice: false, "B", Mood.Depressed, "guided", "mood", 8, 20, [3]),
        ]);

    [Fact]
    public void Write_OfWhatWasRead_GivesTheSame()
    {
        var written = Read().Write()!;

        Assert.Equal(s_content.Title, written.Title);
        Assert.Equal(s_content.Design.ToJson(), written.Design.ToJson());
        Assert.Equal(s_content.Pieces, written.Pieces);
    }

    [Fact]
    public void Write_AfterPracticeAndPieceWereExchanged_MarksThem()
    {
        var form = Read();
        (form.Practice, form.Pieces[0]) = (form.Pieces[0], form.Practice!);

        var written = form.Write()!;

        Assert.Equal("A", Assert.Single(written.Pieces, piece => piece.IsPractice).Title);
        Assert.Equal(["Try", "B"], written.Pieces.Where(piece => !piece.IsPractice).Select(piece => piece.Title));
    }

    [Theory]
    [InlineData("1, 2", true)]
    [InlineData("", true)]
    [InlineData("2;1", true)]
    [InlineData("1", false)]
    [InlineData("1, 1", false)]
    [InlineData("0, 1", false)]
    [InlineData("first, second", false)]
    public void FixedOrder_Typed_NamesEachPieceOnce(string order, bool expected)
    {
        var form = Read();

        form.FixedOrder = order;

        Assert.Equal(expected, form.IsValid);
        Assert.Equal(expected, form.FixedOrderMessage is null);
        Assert.Equal(expected, form.Write() is not null);
    }

    [Fact]
    public void FixedOrder_OfASurveyInRandomOrder_DoesNotMatter()
    {
        var form = Read();

        form.FixedOrder = "nonsense";
        form.Design = form.Design with { Order = SurveyOrder.Random };

        Assert.Empty(form.Write()!.Design.FixedOrder);
    }

    [Theory]
    [InlineData("http://panel.example", false)]
    [InlineData("panel", false)]
    [InlineData("https://{id}.example", false)]
    [InlineData("https://panel.example/{id}", true)]
    [InlineData(null, true)]
    public void ReturnLink_Typed_MustBeSafe(string? link, bool expected)
    {
        var form = Read();

        form.Design = form.Design with { ReturnLink = link };

        Assert.Equal(expected, form.IsValid);
    }

    [Fact]
    public void Title_Empty_IsNotStored()
    {
        var form = Read();

        form.Title = " ";

        Assert.NotNull(form.TitleMessage);
        Assert.Null(form.Write());
    }

    private static SurveyForm Read()
    {
        SurveyForm form = new();
        form.Read(s_content);
        return form;
    }
}
