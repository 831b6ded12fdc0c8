using System.IO.Compression;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data;
using MoodLab.Data.Accounts;
using MoodLab.Data.Surveys;
using MoodLab.Lab.Accounts;

namespace MoodLab.Cli.Tests.Surveys;

/// <summary>The commands that work on a server's data: import, list, export, backup.</summary>
public sealed class SurveyStoreCommandsTests : IDisposable
{
    private const string Key = "0,3,2,2,1,0,3,1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    private static string Study => Path.GetFullPath(
        Path.Combine(Here(), "..", "..", "..", "docs", "studies", "survey", "respondents.csv"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task ImportExportImport_TheStudy_ScoresTheSame()
    {
        var first = await ImportStudyAsync("Study");

        Assert.Equal((0, ""), (first.Status, first.Error));
        Assert.Equal(
            (23, 8, 184),
            (first.Json.GetProperty("respondents").GetInt32(), first.Json.GetProperty("items").GetInt32(),
                first.Json.GetProperty("answers").GetInt32()));
        var id = first.Json.GetProperty("id").GetString()!;
        var json = Out("study.json");
        var csv = Out("study.csv");
        Assert.Equal(0, (await RunAsync("export", id, "--out", json)).Status);
        Assert.Equal(0, (await RunAsync("export", id, "--out", csv)).Status);
        var second = await RunAsync("import", json, "--json");
        Assert.Equal((0, ""), (second.Status, second.Error));
        var again = Out("again.csv");
        Assert.Equal(
            0, (await RunAsync("export", second.Json.GetProperty("id").GetString()!, "--out", again)).Status);

        Assert.Equal(await ScoreAsync(Study), await ScoreAsync(csv));
        Assert.Equal(await File.ReadAllTextAsync(csv, Token), await File.ReadAllTextAsync(again, Token));
    }

    [Fact]
    public async Task Import_ForAResearcher_IsTheirsAlone()
    {
        await ImportStudyAsync("Everybody's");
        var ada = await JoinAsync("ada", Roles.Researcher);
        await JoinAsync("mia", Roles.Musician);

        var hers = await ImportStudyAsync("Hers", "--owner", "ADA");
        var refused = await ImportStudyAsync("A musician's", "--owner", "mia");

        Assert.Equal((0, ""), (hers.Status, hers.Error));
        Assert.Equal(1, refused.Status);
        Assert.Contains("There is no researcher of the name mia.", refused.Error, StringComparison.Ordinal);
        await using var services = Services();
        var surveys = services.GetRequiredService<SurveyStore>();
        Assert.Equal(["Hers", "Everybody's"], (await surveys.ListAsync(ada, Token)).Select(of => of.Title));
        Assert.Equal(["Everybody's"], (await surveys.ListAsync("somebody", Token)).Select(of => of.Title));
        Assert.Equal(2, (await surveys.ListAllAsync(Token)).Count);
    }

    [Fact]
    public async Task List_TellsWhatThereIs()
    {
        await ImportStudyAsync("First");
        await ImportStudyAsync("Second");

        var run = await RunAsync("list", "--json");
        var words = await RunAsync("list");

        Assert.Equal((0, ""), (run.Status, run.Error));
        var surveys = run.Json.GetProperty("surveys");
        Assert.Equal(
            ["Second", "First"], surveys.EnumerateArray().Select(of => of.GetProperty("title").GetString()));
        Assert.Equal("closed", surveys[0].GetProperty("state").GetString());
        Assert.Equal(23, surveys[0].GetProperty("participants").GetInt32());
        Assert.Contains("8 pieces, 23 respondents, 23 finished  First", words.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_Zip_HasEverything()
    {
        var id = (await ImportStudyAsync("Study")).Json.GetProperty("id").GetString()!;
        var path = Out("study.zip");

        var run = await RunAsync("export", id, "--out", path, "--json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(new FileInfo(path).Length, run.Json.GetProperty("bytes").GetInt64());
        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(4, zip.Entries.Count);
    }

    [Fact]
    public async Task Backup_IsADatabaseWithEverything()
    {
        await ImportStudyAsync("Study");
        var copy = Path.Combine(_folder.FullName, "copy");
        Directory.CreateDirectory(copy);
        var path = Path.Combine(copy, "moodlab.db");

        var run = await RunAsync("backup", "--out", path, "--json");
        var again = await RunAsync("backup", "--out", path);

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(new FileInfo(path).Length, run.Json.GetProperty("bytes").GetInt64());
        Assert.Equal(1, again.Status);
        Assert.Contains("is there already", again.Error, StringComparison.Ordinal);
        var list = await CommandRun.RunAsync("survey", "list", "--data", copy, "--json");
        Assert.Equal(23, list.Json.GetProperty("surveys")[0].GetProperty("participants").GetInt32());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("export", "x", "--out", "x.csv")]
    [InlineData("backup", "--out", "copy.db")]
    public async Task AnyOf_WithoutADatabase_FailsAndMakesNone(params string[] command)
    {
        var run = await RunAsync(command);

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains("There is no database at", Assert.Single(Lines(run.Error)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "file.json", "--title", "T")]
    [InlineData("import", "--title", "T", "--key", "0,1")]
    [InlineData("import", "--key", "0,1", "--responses", "x.csv")]
    [InlineData("import", "--title", "T", "--key", "9", "--responses", "x.csv")]
    [InlineData("import", "--title", "T", "--key", "0,1", "--responses", "x.csv", "--methods", "a")]
    [InlineData("export", "x")]
    [InlineData("export", "x", "--out", "x.txt")]
    [InlineData("backup")]
    public async Task AnyOf_HalfTold_IsWrongUsage(params string[] command) =>
        Assert.Equal(2, (await RunAsync(command)).Status);

    [Fact]
    public async Task Simulate_AClosedSurvey_IsRefused()
    {
        var id = (await ImportStudyAsync("Study")).Json.GetProperty("id").GetString()!;

        var run = await RunAsync("simulate", id, "--listeners", "5");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.Contains(
            "Only a piloted survey can be rehearsed; this one is closed.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_BadFile_FailsWithOneLineAndStoresNothing()
    {
        await ImportStudyAsync("Study");
        var path = Out("bad.json");
        await File.WriteAllTextAsync(path, """{"format":"moodlab-survey","schema":1}""", Token);

        var json = await RunAsync("import", path);
        var unknown = await RunAsync("export", Guid.NewGuid().ToString(), "--out", Out("x.csv"));
        var list = await RunAsync("list", "--json");

        Assert.Equal(1, json.Status);
        Assert.StartsWith($"{path}: Line 1, column", Assert.Single(Lines(json.Error)), StringComparison.Ordinal);
        Assert.Equal(1, unknown.Status);
        Assert.Contains("There is no survey", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(1, list.Json.GetProperty("surveys").GetArrayLength());
    }

    private static string[] Lines(string text) => text.TrimEnd().Split('\n');

    private static async Task<string> ScoreAsync(string path) => (await CommandRun.RunAsync(
        "survey", "score", "--key", Key, "--responses", path, "--draws", "100", "--json")).Output;

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private string Out(string name) => Path.Combine(_folder.FullName, name);

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddMoodLabData(_ => Path.Combine(Data, "moodlab.db"))
        .BuildServiceProvider();

    private async Task<string> JoinAsync(string name, string role)
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        LabUser user = new() { UserName = name };
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<LabUser>>();
        Assert.True((await roles.CreateAsync(new IdentityRole(role))).Succeeded);
        Assert.True((await users.CreateAsync(user)).Succeeded);
        Assert.True((await users.AddToRoleAsync(user, role)).Succeeded);
        return user.Id;
    }

    private Task<CommandRun> ImportStudyAsync(string title, params string[] more) =>
        RunAsync(["import", "--title", title, "--key", Key, "--responses", Study, "--json", .. more]);

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.RunAsync(["survey", .. arguments, "--data", Data]);
}
