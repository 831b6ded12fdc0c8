using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Surveys.Results;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Endpoints;

/// <summary>The downloads of results: what they hold, and who reaches them.</summary>
public sealed class SurveyResultsEndpointsTests : IAsyncLifetime
{
    private static readonly string[] s_ends = [".csv", ".json", ".zip", "/respondents.csv"];

    private readonly MoodLabHost _host = new();
    private Guid _study;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SurveyStore Store => _host.Services.GetRequiredService<SurveyStore>();

    public async ValueTask InitializeAsync()
    {
        await Person.JoinAsync(_host, "ada", Roles.Researcher);
        await Person.JoinAsync(_host, "bob", Roles.Researcher);
        await Person.JoinAsync(_host, "mia", Roles.Musician);
        _study = (await Store.FindByLinkAsync("mood-study", Token))!.Id;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Download_OfTheStudy_IsEachKindOfFile()
    {
        using var ada = await Person.SignInAsync(_host, "ada");

        foreach (var (end, type) in s_ends.Zip(["text/csv", "application/json", "application/zip", "text/csv"]))
        {
            using var response = await ada.Client.GetAsync($"research/results/{_study}{end}", Token);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
            Assert.StartsWith(
                "the-mood-study", response.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
            Assert.True(response.Headers.CacheControl?.NoStore);
        }

        var table = await ada.Client.GetStringAsync($"research/results/{_study}/respondents.csv", Token);
        Assert.StartsWith(
            "respondent,q1,q2,q3,q4,q5,q6,q7,q8,correct,score,musicianship,practice\n1,0,3,2,2,1,2,3,0,6,6,,\n", table,
            StringComparison.Ordinal);
        var json = SurveyJson.Read(await ada.Client.GetByteArrayAsync($"research/results/{_study}.json", Token));
        Assert.Equal(23, json.Participants.Count);
    }

    [Fact]
    public async Task EveryRoute_WithoutTheRole_GivesNothingAway()
    {
        string[] paths =
        [
            "research/results", $"research/results/{_study}", .. s_ends.Select(end => $"research/results/{_study}{end}"),
        ];
        using var visitor = await Visit.StartAsync(_host);
        using var stranger = new Visit(_host);
        using var musician = await Person.SignInAsync(_host, "mia");
        foreach (var path in paths)
        {
            foreach (var who in new[] { visitor, stranger, musician })
            {
                using var response = await who.Client.GetAsync(path, Token);

                Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
                Assert.DoesNotContain(
                    "mood study", await response.Content.ReadAsStringAsync(Token), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task Download_OfAnotherResearchersSurvey_IsNotFound()
    {
        using var ada = await Person.SignInAsync(_host, "ada");
        var owner = await AccountAsync("bob");
        var theirs = await Store.AddAsync(
            new NewSurvey(
                owner, "Secret", "{}", [new NewSurveyPiece(false, "A", Mood.Calm, null, null, null, 20, [1])]), Token);

        foreach (var id in new[] { theirs, Guid.NewGuid() })
        {
            foreach (var end in s_ends)
            {
                using var response = await ada.Client.GetAsync($"research/results/{id}{end}", Token);
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            }
        }

        using var bob = await Person.SignInAsync(_host, "bob");
        using var own = await bob.Client.GetAsync($"research/results/{theirs}.csv", Token);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Download_OfASurveyWithoutPieces_SaysSo()
    {
        using var ada = await Person.SignInAsync(_host, "ada");
        var empty = await Store.AddAsync(new NewSurvey(await AccountAsync("ada"), "Empty", "{}", []), Token);

        foreach (var end in s_ends)
        {
            using var response = await ada.Client.GetAsync($"research/results/{empty}{end}", Token);

            // Its design can be had all the same; only what is scored needs pieces.
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{end}: {response}");
        }

        using var table = await ada.Client.GetAsync($"research/results/{empty}/respondents.csv", Token);
        Assert.Equal(HttpStatusCode.Conflict, table.StatusCode);
        Assert.Contains("pieces", await table.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private async Task<string> AccountAsync(string name)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider
            .GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<MoodLab.Data.Accounts.LabUser>>();
        return (await users.FindByNameAsync(name))!.Id;
    }
}
