using System.Net;
using Microsoft.AspNetCore.Http;
using MoodLab.Data.Surveys;
using MoodLab.Web.Surveys.Taking;

namespace MoodLab.Web.Tests.Surveys.Taking;

/// <summary>What listeners can do with the pages of a survey, and what they cannot.</summary>
public sealed class ListenPageTests(ListenHost host) : IClassFixture<ListenHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listen_WithoutASurvey_LeadsToTheDemo()
    {
        using var listener = host.Visit("demo");

        Assert.Equal("/listen/demo", (await listener.GetAsync("/listen")).Location);
        await listener.OpenAsync();

        Assert.Equal("welcome", listener.Step);
        Assert.DoesNotContain("blazor.web", listener.Page.Text, StringComparison.Ordinal);
        Assert.Contains("Cache-Control: no-store", listener.Page.Headers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_OfAListener_IsForThisSurveysPagesOnly()
    {
        var link = await host.AddAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync($"listen/{link}", Token);

        var cookies = response.Headers.GetValues("Set-Cookie")
            .Select(text => Microsoft.Net.Http.Headers.SetCookieHeaderValue.Parse(text)).ToList();
        var cookie = Assert.Single(cookies, cookie => cookie.Name == ListenerCookie.Name);
        Assert.Equal(
            (true, SameSiteMode.Lax, $"/listen/{link}", 43, false),
            (cookie.HttpOnly, (SameSiteMode)(int)cookie.SameSite, cookie.Path, cookie.Value.Length, cookie.Secure));
        Assert.DoesNotContain(cookies, cookie => cookie.Name == "moodlab.visitor");
        Assert.All(cookies, cookie => Assert.True(cookie.HttpOnly));
    }

    [Fact]
    public void Cookie_OverHttps_IsSecure()
    {
        DefaultHttpContext context = new();
        context.Request.Scheme = "https";

        ListenerCookie.Issue(context, "demo");

        Assert.Contains("; secure", context.Response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SurveyState.Draft, "Not open yet")]
    [InlineData(SurveyState.Closed, "This survey is over")]
    public async Task Survey_ThatIsNotOpen_SaysSo(SurveyState state, string words)
    {
        using var listener = host.Visit(await host.AddAsync(state: state));

        Assert.Equal(HttpStatusCode.OK, (await listener.OpenAsync()).Status);

        Assert.Contains(words, listener.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Survey_OfAnUnknownLink_IsNotFoundAndSaysSo()
    {
        using var listener = host.Visit("nothing");

        Assert.Equal(HttpStatusCode.NotFound, (await listener.OpenAsync()).Status);

        Assert.Contains("There is no such survey", listener.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Survey_WithAllPlacesTaken_SaysSo()
    {
        var link = await host.AddAsync(ListenHost.Quick with { MostParticipants = 1 });
        using var first = await host.AtFirstPieceAsync(link);
        using var second = host.Visit(link);

        await second.OpenAsync();

        Assert.Contains("All places are taken", second.Page.Text, StringComparison.Ordinal);
        await first.GoToAsync("end");
    }

    [Fact]
    public async Task Begin_SentTwiceAtOnce_BeginsOnce()
    {
        var link = await host.AddAsync();
        using var listener = host.Visit(link);
        await listener.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => listener.PostAsync()));

        Assert.Single(await host.PeopleAsync(link));
    }

    [Fact]
    public async Task Begin_WithoutAgreeing_ShowsThePageAgainAndSaysWhy()
    {
        var link = await host.AddAsync();
        using var listener = host.Visit(link);
        await listener.OpenAsync();

        var reply = await listener.PostAsync([]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Contains("say first that you agree", reply.Text, StringComparison.Ordinal);
        Assert.Empty(await host.PeopleAsync(link));
    }

    [Fact]
    public async Task Begin_FromAPanel_KeepsItsIdAndLeadsBackAtTheEnd()
    {
        var link = await host.AddAsync(ListenHost.Quick with { ReturnLink = "https://panel.example/?who={id}" });
        using var listener = host.Visit(link);
        await listener.OpenAsync($"/listen/{link}?id=ABC-7");

        await listener.GoToAsync("end");

        Assert.Equal("ABC-7", Assert.Single(await host.PeopleAsync(link)).PanelId);
        Assert.Contains("href=\"https://panel.example/?who=ABC-7\"", listener.Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reload_OnEveryPage_ShowsTheSameStep()
    {
        using var listener = host.Visit(await host.AddAsync());
        await listener.OpenAsync();
        for (; listener.Step != "end"; await listener.SubmitAsync())
        {
            var (step, sound) = (listener.Step, listener.Sound);

            await listener.OpenAsync();

            Assert.Equal((step, sound), (listener.Step, listener.Sound));
        }
    }

    [Fact]
    public async Task Answer_SentTwice_IsKeptOnce()
    {
        var link = await host.AddAsync();
        using var listener = await host.AtFirstPieceAsync(link);

        var replies = await Task.WhenAll(
            listener.PostAsync(listener.Usual("calm")), listener.PostAsync(listener.Usual("angry")));
        var stored = Assert.Single(await host.PeopleAsync(link)).Trials[0];
        await listener.PostAsync(listener.Usual("depressed"));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.SeeOther, reply.Status));
        Assert.Equivalent(stored, Assert.Single(await host.PeopleAsync(link)).Trials[0], strict: true);
        Assert.Equal(1, Assert.Single(await host.PeopleAsync(link)).Trials.Count(trial => trial.Mood is not null));
    }

    [Fact]
    public async Task Answer_BeforeItWasHeard_ComesBackWithAllThatWasFilledIn()
    {
        var link = await host.AddAsync(ListenHost.Quick with { HeardShare = 1, AllowsComment = true });
        using var listener = host.Visit(link);
        await listener.OpenAsync();
        await listener.GoToAsync("practice");

        var filled = listener.Usual("angry");
        filled["heard"] = "3.50";
        var reply = await listener.SubmitAsync(filled);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal("practice", listener.Step);
        Assert.Contains("not been heard far enough", reply.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"angry\" required checked", reply.Text, StringComparison.Ordinal);
        Assert.Equal("3.50", listener.Hidden()["heard"]);
    }

    [Fact]
    public async Task Answer_WithoutItsAntiforgeryToken_IsRefusedAndComesBack()
    {
        var link = await host.AddAsync(ListenHost.Quick with { AllowsComment = true });
        using var listener = await host.AtFirstPieceAsync(link);
        var filled = listener.Usual("angry");
        filled["__RequestVerificationToken"] = "forged";
        filled["comment"] = "<b>loud</b>";

        var reply = await listener.SubmitAsync(filled);

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Null(Assert.Single(await host.PeopleAsync(link)).Trials[0].Mood);
        Assert.Contains("Nothing is lost", reply.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;loud&lt;/b&gt;</textarea>", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await listener.SubmitAsync(listener.Usual("angry"))).Status);
        Assert.NotNull(Assert.Single(await host.PeopleAsync(link)).Trials[0].Mood);
    }

    [Fact]
    public async Task Another_ListenersPieces_CannotBeHeardOrAnswered()
    {
        var link = await host.AddAsync();
        using var ada = await host.AtFirstPieceAsync(link);
        using var ben = await host.AtFirstPieceAsync(link);
        using var stranger = host.Visit(link);
        var trial = ada.Hidden()["trial"];

        var forged = ben.Usual();
        forged["trial"] = trial;
        await ben.PostAsync(forged);

        Assert.All(
            (await host.PeopleAsync(link)).SelectMany(person => person.Trials), answer => Assert.Null(answer.Mood));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(ada.Sound)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync(ada.Sound)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(ada.Sound)).Status);
        var guessed = $"/listen/{link}/sound/{new string('A', 22)}";
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync(guessed)).Status);
        var other = await host.AddAsync();
        Assert.Equal(
            HttpStatusCode.NotFound, (await ada.GetAsync($"/listen/{other}/sound/{trial}")).Status);
    }

    [Fact]
    public async Task Back_WhereTheSurveyAllowsIt_ShowsTheAnswerAgain()
    {
        var link = await host.AddAsync(ListenHost.Quick with { AllowsBack = true });
        using var listener = await host.AtFirstPieceAsync(link);
        await listener.SubmitAsync(listener.Usual("angry"));

        await listener.SubmitAsync([KeyValuePair.Create("back", "yes")]);

        Assert.Contains("1 of 8", listener.Page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"angry\" required checked", listener.Page.Text, StringComparison.Ordinal);
        await listener.SubmitAsync(listener.Usual("calm"));
        Assert.Contains("2 of 8", listener.Page.Text, StringComparison.Ordinal);
        Assert.Equal("Calm", $"{Assert.Single(await host.PeopleAsync(link)).Trials[0].Mood}");
    }

    [Fact]
    public async Task Withdrawal_ByTheLinkOfTheEnd_DeletesTheAnswers()
    {
        var link = await host.AddAsync();
        using var listener = await host.AtFirstPieceAsync(link);
        using var other = await host.AtFirstPieceAsync(link);
        await listener.GoToAsync("end");
        var address = listener.Page.Text.Split("class=\"listen-withdrawal\" href=\"")[1].Split('"')[0];
        Assert.Equal(2, (await host.PeopleAsync(link)).Count);

        await other.OpenAsync(address[..^4] + "AAAA");
        await other.SubmitAsync();
        Assert.Equal(2, (await host.PeopleAsync(link)).Count);
        Assert.Contains("There was nothing to delete", other.Page.Text, StringComparison.Ordinal);
        await other.OpenAsync();
        Assert.Equal("piece", other.Step);
        using var elsewhere = host.Visit(link);
        await elsewhere.OpenAsync(address);
        Assert.Equal(2, (await host.PeopleAsync(link)).Count);
        await elsewhere.SubmitAsync();

        Assert.Contains("Your answers are deleted", elsewhere.Page.Text, StringComparison.Ordinal);
        Assert.Equal("P002", Assert.Single(await host.PeopleAsync(link)).Name);
        await listener.OpenAsync();
        Assert.Equal("welcome", listener.Step);
    }

    [Fact]
    public async Task Withdrawal_InTheBrowserOfAnother_LeavesThemTheirPlace()
    {
        var link = await host.AddAsync();
        using var listener = await host.AtFirstPieceAsync(link);
        using var other = await host.AtFirstPieceAsync(link);
        await listener.GoToAsync("end");
        var address = listener.Page.Text.Split("class=\"listen-withdrawal\" href=\"")[1].Split('"')[0];

        await other.OpenAsync(address);
        await other.SubmitAsync();

        Assert.Contains("Your answers are deleted", other.Page.Text, StringComparison.Ordinal);
        await other.OpenAsync();
        Assert.Equal("piece", other.Step);
    }

    [Theory]
    [InlineData("text/plain", "x", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "broken", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "step=piece", HttpStatusCode.BadRequest)]
    public async Task Post_OfSomethingElse_IsRefusedWithoutATrace(string type, string body, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        using StringContent content = new(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var response = await client.PostAsync("listen/demo", content, Token);

        Assert.Equal(status, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at MoodLab", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TooLarge_IsRefused()
    {
        using var listener = await host.AtFirstPieceAsync(await host.AddAsync());
        var filled = listener.Usual();
        filled["comment"] = new string('x', 100_000);

        var reply = await listener.PostAsync(filled);

        Assert.True((int)reply.Status is >= 400 and < 500, $"{reply.Status}");
    }
}
