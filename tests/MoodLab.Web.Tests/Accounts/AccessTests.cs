using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Accounts;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Surveys;
using MoodLab.Lab.Surveys.Making;
using MoodLab.Music.Moods;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Accounts;

/// <summary>Every route of the program, tried by everybody: a new one fails until the table says who may.</summary>
public sealed class AccessTests : IAsyncLifetime
{
    private const int SignIn = 302;

    // Of the routes that take any method, these are posted to.
    private static readonly string[] s_posted = ["negotiate", "disconnect"];

    private readonly MoodLabHost _host = new();
    private readonly List<Visit> _everybody = [];
    private string _survey = string.Empty;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // What each may: nobody (no cookie), a listener, a musician, the researcher whose survey it is, another researcher.
    private Dictionary<string, Row> Table => new(StringComparer.OrdinalIgnoreCase)
    {
        ["GET /"] = Open("/"),
        ["GET /compose"] = Open("/compose"),
        ["GET /library"] = Open("/library"),
        ["GET /library/compare"] = Open("/library/compare", 400),
        ["GET /identify"] = Open("/identify"),
        ["GET /evolve"] = Open("/evolve"),
        ["GET /evolve/{Id:guid}"] = Open($"/evolve/{Guid.Empty}"),
        ["GET /evolve/shared/{Key}"] = Open("/evolve/shared/key"),
        ["GET /error"] = Open("/error"),
        ["GET /not-found"] = Open("/not-found"),
        ["GET /health"] = Open("/health"),
        ["GET {**path:file}"] = Open("/nothing.txt", 404),
        ["GET /pieces/{id:guid}.mid"] = Open($"/pieces/{Guid.Empty}.mid", 404),
        ["GET /evolve/{id:guid}/melodies/{melody:guid}.mid"] =
            Open($"/evolve/{Guid.Empty}/melodies/{Guid.Empty}.mid", 404),
        ["GET /evolve/{id:guid}/generations/{generation:guid}.zip"] =
            Open($"/evolve/{Guid.Empty}/generations/{Guid.Empty}.zip", 404),
        ["GET /hubs/composition"] = Open("/hubs/composition", 400),
        ["POST /hubs/composition/negotiate"] = Open("/hubs/composition/negotiate?negotiateVersion=1"),
        ["GET /_blazor"] = Open("/_blazor", 400),
        ["POST /_blazor/negotiate"] = Open("/_blazor/negotiate?negotiateVersion=1"),
        ["POST /_blazor/disconnect/"] = Open("/_blazor/disconnect/", 400),
        ["GET /_blazor/initializers/"] = Open("/_blazor/initializers/"),
        ["GET /_framework/opaque-redirect"] = Open("/_framework/opaque-redirect", 400),

        ["GET /listen"] = Open("/listen", 302),
        ["GET /listen/{link}"] = Open("/listen/nothing", 404),
        ["POST /listen/{link}"] = Open("/listen/nothing", 404),
        ["GET /listen/{link}/withdraw/{withdrawal}"] = Open("/listen/nothing/withdraw/nothing"),
        ["POST /listen/{link}/withdraw/{withdrawal}"] = Open("/listen/nothing/withdraw/nothing", 400),
        ["GET /listen/{link}/sound/{token}"] = Open("/listen/nothing/sound/nothing", 404),

        ["GET /sign-in"] = new("/sign-in", 200, 200, 302, 302, 302),
        ["GET /join"] = Open("/join"),
        ["GET /first-researcher"] = Open("/first-researcher"),
        ["POST /sign-out"] = Open("/sign-out", 400),
        ["GET /account"] = new("/account", SignIn, SignIn, 200, 200, 200),

        ["GET /research"] = Research("/research"),
        ["GET /research/studies"] = Research("/research/studies"),
        ["GET /research/studies/composers"] = Research("/research/studies/composers"),
        ["GET /research/people"] = Research("/research/people"),
        ["POST /research/people/invitations/{id:guid}/withdraw"] =
            Research($"/research/people/invitations/{Guid.Empty}/withdraw", 400, 400),
        ["POST /research/people/{id}/roles/{role}/take"] =
            Research("/research/people/nobody/roles/researcher/take", 400, 400),
        ["GET /research/surveys"] = Research("/research/surveys"),
        ["GET /research/surveys/new"] = Research("/research/surveys/new"),

        // The survey itself comes by the circuit, which asks whose it is.
        ["GET /research/surveys/{Id:guid}"] = Research($"/research/surveys/{_survey}"),
        ["GET /research/corpus"] = Research("/research/corpus"),
        ["GET /research/corpus/{name}/excerpt.mid"] = Research("/research/corpus/none/excerpt.mid", 404, 404),
        ["GET /research/results"] = Research("/research/results"),
        ["GET /research/results/{Id:guid}"] = Research($"/research/results/{_survey}"),
        ["GET /research/results/{id:guid}.csv"] = Research($"/research/results/{_survey}.csv", 200, 404),
        ["GET /research/results/{id:guid}.json"] = Research($"/research/results/{_survey}.json", 200, 404),
        ["GET /research/results/{id:guid}.zip"] = Research($"/research/results/{_survey}.zip", 200, 404),
        ["GET /research/results/{id:guid}/respondents.csv"] =
            Research($"/research/results/{_survey}/respondents.csv", 200, 404),
    };

    public async ValueTask InitializeAsync()
    {
        await Person.JoinAsync(_host, "mia", Roles.Musician);
        await Person.JoinAsync(_host, "ada", Roles.Researcher);
        await Person.JoinAsync(_host, "bob", Roles.Researcher);
        _everybody.Add(new Visit(_host));
        _everybody.Add(await Visit.StartAsync(_host));
        foreach (var name in new[] { "mia", "ada", "bob" })
        {
            _everybody.Add(await Person.SignInAsync(_host, name));
        }

        await using var scope = _host.Services.CreateAsyncScope();
        var ada = await scope.ServiceProvider.GetRequiredService<UserManager<LabUser>>().FindByNameAsync("ada");
        var maker = scope.ServiceProvider.GetRequiredService<SurveyMaker>();
        var survey = await maker.BeginAsync(ada!.Id, "Ada's", 0, Token);
        await maker.ChangeAsync(
            ada.Id,
            survey,
            new SurveyContent(
                "Ada's",
                new SurveyDesign(),
                [new NewSurveyPiece(IsPractice: false, "Sea", Mood.Calm, null, null, null, 9, [1, 2, 3])]),
            Token);
        _survey = $"{survey}";
    }

    public async ValueTask DisposeAsync()
    {
        _everybody.ForEach(visit => visit.Dispose());
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Route_TriedByEverybody_AnswersAsTheTableSays()
    {
        List<string> complaints = [];
        var table = Table;
        var routes = Routes().ToList();
        Assert.NotEmpty(routes);
        foreach (var (method, pattern, isPage) in routes)
        {
            if (Find(table, method, pattern, isPage) is not { } row)
            {
                complaints.Add($"{method} {pattern} has no row.");
                continue;
            }

            var answers = await TryAsync(method, row.Path);
            if (!answers.Select(answer => answer.Code).SequenceEqual(row.Codes))
            {
                complaints.Add(
                    $"{method} {pattern}: expected {string.Join(' ', row.Codes)}, "
                    + $"found {string.Join(' ', answers.Select(answer => answer.Code))}.");
            }

            var outsiders = answers.Take(3).Where(answer => !IsKeptOut(answer));
            if (pattern.StartsWith("/research", StringComparison.OrdinalIgnoreCase) && outsiders.Any())
            {
                complaints.Add($"{method} {pattern} lets somebody in who is no researcher.");
            }
        }

        complaints.AddRange(table.Keys
            .Except(routes.Select(route => $"{route.Method} {route.Pattern}"), StringComparer.OrdinalIgnoreCase)
            .Select(key => $"{key} has a row but is no route."));
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }

    [Fact]
    public void Asset_OfTheSite_IsOpenToEverybody() => Assert.All(
        Endpoints().Where(IsAsset), asset => Assert.Empty(asset.Metadata.OfType<IAuthorizeData>()));

    private static Row Open(string path, int code = 200) => new(path, code, code, code, code, code);

    private static Row Research(string path, int own = 200, int other = 200) =>
        new(path, SignIn, SignIn, 403, own, other);

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static bool IsKeptOut(Answer answer) => answer.Code == (int)HttpStatusCode.Forbidden
        || (answer.Code == SignIn && answer.Location.StartsWith("/sign-in?return=", StringComparison.Ordinal));

    // A page answers a post without its form's token with 400, where it may be read at all.
    private static Row? Find(Dictionary<string, Row> table, string method, string pattern, bool isPage)
    {
        if (table.TryGetValue($"{method} {pattern}", out var row))
        {
            return row;
        }

        return method == "POST" && isPage && table.TryGetValue($"GET {pattern}", out var read)
            ? read with { Codes = [.. read.Codes.Select((code, who) => IsShut(read, code, who) ? code : 400)] }
            : null;
    }

    private static bool IsShut(Row row, int code, int who) =>
        code == (int)HttpStatusCode.Forbidden || (code == SignIn && who < 2 && row.Path != "/sign-in");

    private async Task<List<Answer>> TryAsync(string method, string path)
    {
        List<Answer> answers = [];
        foreach (var visit in _everybody)
        {
            using HttpRequestMessage request = new(new HttpMethod(method), path);
            request.Content = method == "POST" ? new FormUrlEncodedContent([]) : null;
            using var response = await visit.Client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, Token);
            var location = response.Headers.Location is { } target
                ? new Uri(_host.Address, target).PathAndQuery
                : string.Empty;
            answers.Add(new Answer((int)response.StatusCode, location));
        }

        // Whoever came without a cookie was given one.
        _everybody[0].Dispose();
        _everybody[0] = new Visit(_host);
        return answers;
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        _host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<(string Method, string Pattern, bool IsPage)> Routes() =>
        from endpoint in Endpoints()
        where !IsAsset(endpoint)
        let pattern = endpoint.RoutePattern.RawText!
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods
            ?? [s_posted.Any(word => pattern.Contains(word, StringComparison.Ordinal)) ? "POST" : "GET"]
        from method in methods
        where method != "HEAD"
        select (method, pattern, endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null);

    private sealed record Row(string Path, params int[] Codes);

    private sealed record Answer(int Code, string Location);
}
