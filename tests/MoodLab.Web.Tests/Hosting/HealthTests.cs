using System.Net;
using MoodLab.Web.Tests.Fakes;

namespace MoodLab.Web.Tests.Hosting;

public sealed class HealthTests(MoodLabHost host) : IClassFixture<MoodLabHost>
{
    [Theory]
    [InlineData(null, "Healthy")]
    [InlineData("models/language.safetensors is missing.", "Degraded")]
    public async Task Health_Asked_TellsWhetherPiecesCanBeComposed(string? unavailable, string expected)
    {
        host.Script.Unavailable = unavailable;
        using var visit = new Visit(host);

        using var response = await visit.Client.GetAsync("health", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
