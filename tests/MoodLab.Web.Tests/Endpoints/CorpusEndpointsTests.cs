using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Lab.Accounts;
using MoodLab.Lab.Corpora;
using MoodLab.Music.Midi;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Endpoints;

/// <summary>Ten seconds of a piece of a corpus: who reaches them, and of what.</summary>
public sealed class CorpusEndpointsTests : IAsyncLifetime
{
    private readonly MoodLabHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Person.JoinAsync(_host, "ada", Roles.Researcher);
        await Person.JoinAsync(_host, "mia", Roles.Musician);
        await SampleArchive.ImportAsync(_host.Services.GetRequiredService<CorpusLibrary>(), "sample");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Excerpt_OfAPiece_IsTenSecondsOfMidi()
    {
        using var ada = await Person.SignInAsync(_host, "ada");

        using var response = await ada.Client.GetAsync(
            "research/corpus/sample/excerpt.mid?piece=Bach/bach_0.mid", Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("audio/midi", response.Content.Headers.ContentType?.MediaType);
        var score = MidiReader.Read(await response.Content.ReadAsByteArrayAsync(Token)).Score;
        Assert.Equal(10, score.CreateTempoMap().TicksToSeconds(score.EndTick), 1e-6);
    }

    [Theory]
    [InlineData("sample", "")]
    [InlineData("sample", "?piece=Bach/nothing.mid")]
    [InlineData("sample", "?piece=../../moodlab.db")]
    [InlineData("sample", "?piece=Bach/../Bach/bach_0.mid")]
    [InlineData("sample", "?piece=/etc/passwd")]
    [InlineData("sample", "?piece=clusters.csv")]
    [InlineData("nothing", "?piece=Bach/bach_0.mid")]
    [InlineData("%2e%2e", "?piece=corpora/sample/Bach/bach_0.mid")]
    public async Task Excerpt_OfAnythingElse_IsNotFound(string corpus, string query)
    {
        using var ada = await Person.SignInAsync(_host, "ada");

        using var response = await ada.Client.GetAsync($"research/corpus/{corpus}/excerpt.mid{query}", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Excerpt_WithoutTheRole_IsNotGiven()
    {
        using var mia = await Person.SignInAsync(_host, "mia");

        using var response = await mia.Client.GetAsync(
            "research/corpus/sample/excerpt.mid?piece=Bach/bach_0.mid", Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
