using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Models;
using MoodLab.Lab.Surveys;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Surveys.Taking;

public sealed class DemoSurveyTests
{
    private static readonly string s_folder =
        Path.Combine(Path.GetDirectoryName(ShippedModel.Find())!, "demo-survey");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Shipped_Survey_HasTwoPiecesOfEachMoodAndOneToPractise()
    {
        var survey = DemoSurvey.Read(s_folder).Load(s_folder);

        Assert.Equal(("", "demo", SurveyState.Open), (survey.Owner, survey.Link, survey.State));
        Assert.Empty(SurveyDesign.Parse(survey.Design).Validate());
        Assert.Single(survey.Pieces, piece => piece.IsPractice);
        var judged = survey.Pieces.Where(piece => !piece.IsPractice).ToList();
        Assert.All(Enum.GetValues<Mood>(), mood => Assert.Equal(2, judged.Count(piece => piece.Mood == mood)));
        Assert.All(survey.Pieces, piece => Assert.InRange(piece.Seconds, 20, 30));
    }

    [Fact]
    public async Task Start_OfALaboratory_StoresItOnce()
    {
        await using var lab = await TestLab.CreateAsync();
        var store = lab.Services.GetRequiredService<SurveyStore>();
        DemoSurveyStartup startup = new(
            s_folder, store, Microsoft.Extensions.Logging.Abstractions.NullLogger<DemoSurveyStartup>.Instance);

        await startup.StartAsync(Token);
        await startup.StartAsync(Token);

        Assert.Equal(8, Assert.Single(await store.ListAsync("ada", Token)).Pieces);
    }

    [Fact]
    public async Task Start_WithoutTheFolder_GoesOnWithoutIt()
    {
        await using var lab = await TestLab.CreateAsync();

        await lab.StartAsync();

        Assert.Null(await lab.Services.GetRequiredService<SurveyStore>().FindByLinkAsync(DemoSurvey.Link, Token));
    }
}
