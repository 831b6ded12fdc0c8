using System.Net;

namespace MoodLab.Web.Tests.Surveys.Taking;

/// <summary>What listeners see where the disk is full or the database in use: nothing is lost, nothing half-written.
/// </summary>
public sealed class ListenFaultTests(ListenHost host) : IClassFixture<ListenHost>
{
    [Theory]
    [InlineData("INSERT", "SurveyParticipants", "welcome")]
    [InlineData("UPDATE", "SurveyParticipants", "questions")]
    [InlineData("UPDATE", "SurveyTrials", "piece")]
    public async Task Post_OnAFullDisk_ComesBackAndIsKeptOnceThereIsRoom(string write, string table, string step)
    {
        var link = await host.AddAsync();
        using var listener = host.Visit(link);
        await listener.OpenAsync();
        await listener.GoToAsync(step);
        var before = await host.PeopleAsync(link);
        await using var database = await host.OpenDatabaseAsync();
        await ListenHost.ExecuteAsync(
            database,
            $"CREATE TRIGGER Full BEFORE {write} ON {table} BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END");
        try
        {
            var reply = await listener.SubmitAsync();

            Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
            Assert.Contains("nothing is lost", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Sqlite", reply.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(step, listener.Step);
            Assert.Equivalent(before, await host.PeopleAsync(link), strict: true);
        }
        finally
        {
            await ListenHost.ExecuteAsync(database, "DROP TRIGGER Full");
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await listener.SubmitAsync()).Status);
        Assert.NotEqual(before.Count == 0 ? step : "", listener.Step);
        Assert.Single(await host.PeopleAsync(link));
    }

    [Fact]
    public async Task Answer_WhileAnotherProgramWrites_WaitsForItsTurn()
    {
        var link = await host.AddAsync();
        using var listener = await host.AtFirstPieceAsync(link);
        await using var database = await host.OpenDatabaseAsync();
        await ListenHost.ExecuteAsync(database, "BEGIN IMMEDIATE");

        var posting = listener.SubmitAsync(listener.Usual("calm"));
        Assert.Null(Assert.Single(await host.PeopleAsync(link)).Trials[0].Mood);
        await ListenHost.ExecuteAsync(database, "COMMIT");

        Assert.Equal(HttpStatusCode.SeeOther, (await posting).Status);
        Assert.NotNull(Assert.Single(await host.PeopleAsync(link)).Trials[0].Mood);
    }

    [Fact]
    public async Task Answer_ToADatabaseThatStaysLocked_ComesBackAndCountsOnce()
    {
        var link = await host.AddAsync();
        using var listener = await host.AtFirstPieceAsync(link);
        await using var database = await host.OpenDatabaseAsync();
        await ListenHost.ExecuteAsync(database, "BEGIN IMMEDIATE");

        var reply = await listener.SubmitAsync(listener.Usual("calm"));
        await ListenHost.ExecuteAsync(database, "COMMIT");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Contains("value=\"calm\" required checked", reply.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await listener.SubmitAsync(listener.Usual("calm"))).Status);
        Assert.Equal(1, Assert.Single(await host.PeopleAsync(link)).Trials.Count(trial => trial.Mood is not null));
    }
}
