using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Lab.Surveys.Scoring;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Pages.Surveys.Results;
using MoodLab.Web.Tests.Components;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Surveys.Results;

/// <summary>The page of a survey's results without a browser, in each of its states.</summary>
public sealed class ResultsViewTests(MoodLabHost host) : IClassFixture<MoodLabHost>, IAsyncDisposable
{
    private const string Ada = "ada";

    private readonly OneResearcher _account = new();
    private ServiceProvider? _services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SurveyStore Store => host.Services.GetRequiredService<SurveyStore>();

    private SurveyResults Results => host.Services.GetRequiredService<SurveyResults>();

    private SurveyWatch Watch => host.Services.GetRequiredService<SurveyWatch>();

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task View_OfTheSampleStudy_ShowsBothFigures()
    {
        var study = (await Store.FindByLinkAsync("mood-study", Token))!;
        await using var page = await OpenAsync(study.Id);

        var html = await ShowsAsync(page, "49.46 %");

        Assert.Contains("91 of 184 answers right", html, StringComparison.Ordinal);
        Assert.Contains("90 of 184", html, StringComparison.Ordinal);
        Assert.Contains("48.91 %", html, StringComparison.Ordinal);
        Assert.Contains("scored respondent 14 with 6, where the answers say 7", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("overview", "Against guessing")]
    [InlineData("pieces", "discrimination")]
    [InlineData("respondents", "order by")]
    [InlineData("confusions", "Delighted was taken for angry in 22 of 46 answers (48 %)")]
    [InlineData("methods", "Nobody said what made the pieces")]
    [InlineData("quality", "the same answer to all pieces")]
    [InlineData("export", "The key is <code>0,3,2,2,1,0,3,1</code>")]
    public async Task View_OfEachTab_ShowsItWithoutAFault(string tab, string words)
    {
        var study = (await Store.FindByLinkAsync("mood-study", Token))!;
        await using var page = await OpenAsync(study.Id, $"?tab={tab}");

        var html = await ShowsAsync(page, words);

        Assert.Empty(page.Faults);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_WithFilters_LeavesOutAndSaysSo()
    {
        var study = (await Store.FindByLinkAsync("mood-study", Token))!;
        await using var page = await OpenAsync(study.Id, "?without=straight-lined");

        var html = await ShowsAsync(page, "89 of 176 answers right");

        Assert.Contains("8 answers of 184", html, StringComparison.Ordinal);
        Assert.Contains("91 of 184", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_BeforeTheFirstScore_SaysThatItCounts()
    {
        var study = (await Store.FindByLinkAsync("mood-study", Token))!;
        _account.Gate = new TaskCompletionSource();
        await using var page = await OpenAsync(study.Id);

        Assert.Contains("Counting the answers", await page.HtmlAsync(), StringComparison.Ordinal);

        _account.Gate.SetResult();
        await ShowsAsync(page, "49.46 %");
    }

    [Fact]
    public async Task View_WithoutAnswers_SaysWhatToDoAndThenCountsThemAsTheyComeIn()
    {
        var id = await AddAsync(methods: 1);
        await using var page = await OpenAsync(id);
        await ShowsAsync(page, "No answers yet");

        await AnswerAsync(id);
        Watch.Tell(id);

        await ShowsAsync(page, "1 of 1 answers right");
    }

    [Fact]
    public async Task View_ThatCannotBeScored_SaysWhyAndOffersTheAnswers()
    {
        var id = await AddAsync(methods: SurveyResponses.MostGroups + 1);
        await using var page = await OpenAsync(id);

        var html = await ShowsAsync(page, "At most 8 methods are compared, not 9.");

        Assert.Contains($"research/results/{id}.zip", html, StringComparison.Ordinal);
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task View_OfAnothersSurveyOrOfNone_IsNotHere(bool isAnothers)
    {
        var id = isAnothers ? await AddAsync(methods: 1, owner: "bob") : Guid.NewGuid();
        await using var page = await OpenAsync(id);

        await ShowsAsync(page, "This survey is not here");
    }

    [Fact]
    public async Task View_AfterSigningOut_ShowsNothingMore()
    {
        var id = await AddAsync(methods: 1);
        await AnswerAsync(id);
        await using var page = await OpenAsync(id);
        await ShowsAsync(page, "1 of 1 answers right");

        _account.SignOut();

        var html = await ShowsAsync(page, "This survey is not here");
        Assert.DoesNotContain("answers right", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_Left_LeavesNoWatcher()
    {
        var id = await AddAsync(methods: 1);
        var page = await OpenAsync(id);
        await ShowsAsync(page, "No answers yet");

        await page.DisposeAsync();

        Assert.Equal(0, Watch.Count);
        Assert.Empty(page.Faults);
    }

    private static async Task<string> ShowsAsync(ComponentHost page, string words)
    {
        var html = string.Empty;
        await Eventually.HoldsAsync(
            async () =>
            {
                html = System.Net.WebUtility.HtmlDecode(await page.HtmlAsync());
                return html.Contains(words, StringComparison.OrdinalIgnoreCase);
            },
            $"the page shows “{words}”");
        return html;
    }

    private async Task<ComponentHost> OpenAsync(Guid survey, string query = "")
    {
        _services = new ServiceCollection()
            .AddSingleton(Results)
            .AddSingleton<AuthenticationStateProvider>(_account)
            .AddSingleton<NavigationManager>(new OneAddress($"research/results/{survey}{query}"))
            .AddSingleton<IJSRuntime>(new SilentBrowser())
            .BuildServiceProvider();
        ComponentHost page = new(_services);
        await page.RenderAsync<ResultsView>(("Id", survey));
        return page;
    }

    private Task<Guid> AddAsync(int methods, string owner = Ada) => Store.AddAsync(
        new NewSurvey(
            owner, "Mine", "{}",
            [
                .. Enumerable.Range(1, methods).Select(
                    i => new NewSurveyPiece(false, $"Piece {i}", Mood.Calm, $"method {i}", null, null, 20, [1])),
            ])
        {
            State = SurveyState.Open,
        },
        Token);

    private async Task AnswerAsync(Guid survey)
    {
        var pieces = await Store.PiecesAsync(survey, Token);
        await Store.AddParticipantsAsync(
            survey,
            [
                new SurveyParticipantRecord(
                    Guid.NewGuid(), "P001", 1, false, null, DateTime.UtcNow, null, "", 1, DateTime.UtcNow, null, null,
                    null, null, null, null, 0, null,
                    [
                        new SurveyTrialRecord(
                            pieces[0].Id, 0, 1, null, null, Mood.Calm, null, null, null, false, null, null, 1, 20,
                            true, 0),
                    ]),
            ],
            Token);
    }

    private sealed class OneAddress : NavigationManager
    {
        public OneAddress(string path) => Initialize("http://localhost/", $"http://localhost/{path}");
    }

    private sealed class OneResearcher : AuthenticationStateProvider
    {
        private ClaimsPrincipal _user = new(new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, Ada), new Claim(ClaimTypes.Role, Roles.Researcher)],
            IdentityConstants.ApplicationScheme));

        public TaskCompletionSource? Gate { get; set; }

        public void SignOut()
        {
            _user = new ClaimsPrincipal();
            NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
        }

        public override async Task<AuthenticationState> GetAuthenticationStateAsync()
        {
            if (Gate is not null)
            {
                await Gate.Task;
            }

            return new AuthenticationState(_user);
        }
    }
}
