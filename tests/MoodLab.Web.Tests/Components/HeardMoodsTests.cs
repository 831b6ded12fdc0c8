using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Lab.Judging;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Pages.Composing;

namespace MoodLab.Web.Tests.Components;

public sealed class HeardMoodsTests
{
    [Theory]
    [InlineData(Mood.Calm, 0.7, "Heard as calm, as asked for")]
    [InlineData(Mood.Angry, 0.7, "Heard as calm, not angry")]
    [InlineData(Mood.Calm, 0.4, "Hard to tell, most of all calm, as asked for")]
    [InlineData(null, 0.7, "Heard as calm<")]
    public async Task Title_TellsTheFinding(Mood? asked, double calm, string finding) =>
        Assert.Contains(finding, await RenderAsync(Hear(calm), asked), StringComparison.Ordinal);

    [Fact]
    public async Task Table_HasEachMoodInPercentAndMarksTheOneAskedFor()
    {
        var html = await RenderAsync(Hear(0.7), Mood.Angry);

        Assert.Equal(4, html.Split("scope=\"row\"").Length - 1);
        Assert.Contains("70 %", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split("10 %").Length - 1);
        Assert.Equal(2, html.Split(">asked for<").Length);
        Assert.Contains("in 61 % (95 % interval 53 to 68 %)", Words(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShortPiece_IsSaidToBeLessSure()
    {
        Assert.Contains("less sure", await RenderAsync(Hear(0.7), null, seconds: 8), StringComparison.Ordinal);
        Assert.DoesNotContain("less sure", await RenderAsync(Hear(0.7), null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoJudge_SaysSoAndShowsNoBars()
    {
        var html = await RenderAsync(null, Mood.Calm);

        Assert.Contains("the judge is not here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
    }

    private static Hearing Hear(double calm) => new(
    [
        .. Enum.GetValues<Mood>().Select(mood => new MoodShare(mood, mood == Mood.Calm ? calm : (1 - calm) / 3)),
    ]);

    private static string Words(string html) =>
        string.Join(' ', html.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<string> RenderAsync(Hearing? heard, Mood? asked, double seconds = 30)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<HeardMoods>(ParameterView.FromDictionary(
                new Dictionary<string, object?>
                {
                    [nameof(HeardMoods.Heard)] = heard,
                    [nameof(HeardMoods.Asked)] = asked,
                    [nameof(HeardMoods.Seconds)] = seconds,
                }));
            return root.ToHtmlString();
        });
    }
}
