using System.Globalization;
using MoodLab.Lab.Surveys;

namespace MoodLab.E2E.Surveys;

/// <summary>The server is killed while listeners answer: what was acknowledged is stored, and stored once. Where
/// MOODLAB_KILLS says so, it is killed more often; tests/load/kill.sh does.</summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private const int Listeners = 50;
    private const int Seed = 20_261_121;
    private const int LeastMilliseconds = 300;
    private const int MostMilliseconds = 3000;

    private static readonly int s_kills =
        int.Parse(Environment.GetEnvironmentVariable("MOODLAB_KILLS") ?? "3", CultureInfo.InvariantCulture);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_WhileListenersAnswer_LosesNoAcknowledgedAnswerAndDoublesNone()
    {
        await using ServerProcess server = new();
        await server.StartAsync();
        await SurveyFile.HurryAsync(server.Database, Token);
        ListenerCrowd crowd = new(server.Address, DemoSurvey.Link, Seed);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var listening = crowd.ListenAsync(Listeners, stop.Token);
        Random random = new(Seed);
        for (var kill = 0; kill < s_kills; kill++)
        {
            await Task.Delay(random.Next(LeastMilliseconds, MostMilliseconds), Token);
            await server.KillAsync();
            await server.StartAsync();
        }

        await stop.CancelAsync();
        await listening;
        var stored = await SurveyFile.ReadAsync(server.Database, Token);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{s_kills} kills, {Listeners} at once: {crowd.People.Count} listeners, {crowd.Acknowledged.Count} answers "
            + $"acknowledged, {stored.Count(answer => answer.Mood is not null)} stored, {crowd.Lost} requests lost"));
        var answers = stored.ToDictionary(answer => answer.Token, answer => answer.Mood);
        Assert.True(crowd.Lost > 0, "No request met a dead server.");
        Assert.All(crowd.Acknowledged.Distinct(), name => Assert.Equal(crowd.Sent[name], answers[name]));
        Assert.All(
            stored.Where(answer => answer.Mood is not null),
            answer => Assert.Equal(crowd.Sent[answer.Token], answer.Mood));
        Assert.Equal(crowd.People.Order(), stored.Select(answer => answer.KeyHash).Distinct().Order());
        Assert.All(stored.GroupBy(answer => answer.KeyHash), person =>
        {
            Assert.Equal(Enumerable.Range(1, 8), person.Select(answer => answer.Position).Order());
            Assert.Equal(8, person.Select(answer => answer.PieceId).Distinct().Count());
            Assert.All(person, answer => Assert.NotNull(answer.Mood));
        });
    }
}
