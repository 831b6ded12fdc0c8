using System.Net;
using MoodLab.Web.Tests.Fakes;
using MoodLab.Web.Tests.Hubs;

namespace MoodLab.Web.Tests.Comparing;

/// <summary>The page that puts pieces side by side, seen from outside.</summary>
public sealed class ComparePageTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_OwnPieces_ShowsWhatMadeThemAndWhatIsInThem()
    {
        using var visit = await Visit.StartAsync(host);
        var ids = new[] { await ComposeAsync(visit, "calm", 7), await ComposeAsync(visit, "angry", 8) };

        var (status, html) = await GetAsync(visit, string.Join(',', ids));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Calm 7", html, StringComparison.Ordinal);
        Assert.Contains("Angry 8", html, StringComparison.Ordinal);
        Assert.Contains("guided", html, StringComparison.Ordinal);
        Assert.Equal(8, html.Split("role=\"img\"").Length - 1);
        Assert.Equal(6, html.Split("<table").Length - 1);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AnotherVisitorsPiece_IsNotFoundAndNamesNothing()
    {
        using var owner = await Visit.StartAsync(host);
        using var other = await Visit.StartAsync(host);
        var theirs = await ComposeAsync(owner, "calm", 7);
        var own = await ComposeAsync(other, "angry", 8);

        var (status, html) = await GetAsync(other, $"{own},{theirs}");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("a piece was removed or is not yours", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Calm 7", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Choose at least two pieces", HttpStatusCode.BadRequest)]
    [InlineData("6f1c7a52-0000-0000-0000-000000000001", "Choose at least two pieces", HttpStatusCode.BadRequest)]
    [InlineData("1,6f1c7a52-0000-0000-0000-000000000001", "was removed or is not yours", HttpStatusCode.NotFound)]
    public async Task Page_NothingToCompare_SaysWhatToDo(string pieces, string words, HttpStatusCode expected)
    {
        using var visit = await Visit.StartAsync(host);

        var (status, html) = await GetAsync(visit, pieces);

        Assert.Equal(expected, status);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("href=\"library\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FivePieces_SaysThatFourAreTheMost()
    {
        using var visit = await Visit.StartAsync(host);

        var (status, html) = await GetAsync(
            visit, string.Join(',', Enumerable.Range(0, 5).Select(_ => Guid.NewGuid())));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("more than four pieces", html, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Html)> GetAsync(Visit visit, string pieces)
    {
        using var response = await visit.Client.GetAsync($"library/compare?pieces={pieces}", Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    /// <summary>Composes over the hub, since only the program itself knows a visitor's id.</summary>
    private async Task<Guid> ComposeAsync(Visit visit, string mood, int seed)
    {
        await using var hub = await RawHub.ConnectAsync(host.Address, visit.Cookies);
        await hub.ReceiveWelcomeAsync();
        await hub.ComposeAsync($$"""{"mood":"{{mood}}","seconds":5,"seed":{{seed}}}""");
        var (events, _) = await hub.ReceiveAllAsync();
        return events[^1].GetProperty("pieceId").GetGuid();
    }
}
