using System.Net;

namespace MoodLab.Web.Tests.Surveys.Taking;

/// <summary>How much may come at once.</summary>
public sealed class ListenLimitTests : IAsyncLifetime
{
    private const int ClassSize = 30;
    private const int MoreThanAnybodyNeeds = 300;

    private readonly ListenHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Class_BehindOneRouter_MeetsNoLimit()
    {
        var link = await _host.AddAsync();

        await Task.WhenAll(Enumerable.Range(0, ClassSize).Select(async _ =>
        {
            using var listener = await _host.AtFirstPieceAsync(link);
            for (var piece = 0; piece < 3; piece++)
            {
                await listener.GetAsync(listener.Sound);
                await listener.SubmitAsync();
            }

            Assert.All(listener.Replies, reply => Assert.True((int)reply.Status < 400, $"{reply.Status}"));
        }));
    }

    [Fact]
    public async Task Participant_WhoAsksTooMuch_IsToldAndLosesNothing()
    {
        var link = await _host.AddAsync();
        using var busy = await _host.AtFirstPieceAsync(link);
        using var other = await _host.AtFirstPieceAsync(link);

        // The first of them may be kept; the rest, being the same, change nothing.
        var posts = await Task.WhenAll(
            Enumerable.Range(0, MoreThanAnybodyNeeds).Select(_ => busy.PostAsync(busy.Usual("angry"))));

        Assert.All(posts, post => Assert.True(
            post.Status is HttpStatusCode.SeeOther or HttpStatusCode.TooManyRequests, $"{post.Status}"));
        var refused = posts.Where(post => post.Status == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, post =>
            Assert.Contains("wait a few seconds", post.Text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await other.SubmitAsync()).Status);
        Assert.Single((await _host.PeopleAsync(link))[0].Trials, trial => trial.Mood is not null);
    }
}
