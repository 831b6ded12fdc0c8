using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MoodLab.Cli.Tests.Surveys;

public sealed class SurveyScoreCommandTests : IDisposable
{
    private const string Key = "0,3,2,2,1,0,3,1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");

    private static string Study => Path.GetFullPath(
        Path.Combine(Here(), "..", "..", "..", "docs", "studies", "survey", "respondents.csv"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Score_Json_HasTheKeysThatOthersRead()
    {
        var run = await CommandRun.RunAsync("survey", "score", "--key", Key, "--responses", Study, "--json");

        Assert.Equal((0, ""), (run.Status, run.Error));
        var json = run.Json;
        Assert.Equal(23, json.GetProperty("respondents").GetInt32());
        Assert.Equal(8, json.GetProperty("items").GetInt32());
        Assert.Equal(184, json.GetProperty("answers").GetInt32());
        Assert.Equal(91, json.GetProperty("correct").GetInt32());
        Assert.Equal(0.4946, json.GetProperty("mean").GetDouble(), 5e-5);
        Assert.Equal(0.423178, json.GetProperty("interval")[0].GetDouble(), 5e-7);
        Assert.Equal(0.566175, json.GetProperty("interval")[1].GetDouble(), 5e-7);
        Assert.Equal(0.119760, json.GetProperty("fleissKappa").GetDouble(), 5e-7);
        Assert.Equal(0.124544, json.GetProperty("krippendorffAlpha").GetDouble(), 5e-7);
        Assert.Equal(22, json.GetProperty("confusion")[3][2].GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("learning").ValueKind);
        Assert.Equal("straightLined", json.GetProperty("respondentScores")[20].GetProperty("flags")[0].GetString());
        Assert.Equal(90, json.GetProperty("printed").GetProperty("correct").GetInt32());
    }

    [Fact]
    public async Task Score_Words_TellTheWhole()
    {
        var run = await CommandRun.RunAsync(
            "survey", "score", "--key", Key, "--responses", Study, "--methods", "a,b,a,b,a,b,a,b", "--draws", "100");

        Assert.Equal(0, run.Status);
        Assert.Contains(
            "23 respondents, 8 pieces: 91 of 184 answers right, 49.46 %; by guessing 25 %", run.Output,
            StringComparison.Ordinal);
        Assert.Contains("respondent 14: printed 6, the answers say 7", run.Output, StringComparison.Ordinal);
        Assert.Contains("Fleiss' kappa 0.1198", run.Output, StringComparison.Ordinal);
        Assert.Contains("a less b: -3.26 %", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "not removed: the same answer to all pieces, 8 of 184 answers (respondents: 1); without these alone "
            + "50.57 %",
            run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_SameSeed_GivesTheSameBytes()
    {
        string[] args = ["survey", "score", "--key", Key, "--responses", Study, "--json", "--draws", "100"];

        var first = await CommandRun.RunAsync([.. args, "--seed", "5"]);
        var second = await CommandRun.RunAsync([.. args, "--seed", "5"]);
        var other = await CommandRun.RunAsync([.. args, "--seed", "6"]);

        Assert.Equal(first.Output, second.Output);
        Assert.NotEqual(first.Output, other.Output);
    }

    [Fact]
    public async Task Score_Excluding_RemovesWhatItIsToldTo()
    {
        var run = await CommandRun.RunAsync(
            "survey", "score", "--key", "depressed,delighted,angry,angry,calm,depressed,delighted,calm", "--responses",
            Study, "--exclude", "straight-lined", "too-fast", "--json");

        Assert.Equal((0, 22, 176, 89), (run.Status, run.Json.GetProperty("respondents").GetInt32(),
            run.Json.GetProperty("answers").GetInt32(), run.Json.GetProperty("correct").GetInt32()));
        Assert.Equal(8, run.Json.GetProperty("exclusions").GetProperty("removed").GetInt32());
    }

    [Theory]
    [InlineData("--key", "0,3,4")]
    [InlineData("--key", "")]
    [InlineData("--methods", "a,b")]
    [InlineData("--exclude", "slow")]
    [InlineData("--draws", "99")]
    [InlineData("--fastest-seconds", "-1")]
    public async Task Score_ValueOutOfRange_IsWrongUsage(string option, string value)
    {
        string[] key = option == "--key" ? [] : ["--key", Key];

        var run = await CommandRun.RunAsync(["survey", "score", .. key, "--responses", Study, option, value]);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_BadOrMissingFile_FailsWithOneLine()
    {
        var path = Path.Combine(_folder.FullName, "answers.csv");
        await File.WriteAllTextAsync(path, "respondent,q1,q2\na,0,7\n", TestContext.Current.CancellationToken);

        var bad = await CommandRun.RunAsync("survey", "score", "--key", "0,1", "--responses", path, "--json");
        var none = await CommandRun.RunAsync("survey", "score", "--key", "0,1", "--responses", path + ".none");

        Assert.Equal((1, ""), (bad.Status, bad.Output));
        Assert.Equal(
            $"{path}: Line 2, column 3: '7' is no answer: 0 to 3 or a mood's name is wanted.", bad.Error.TrimEnd());
        Assert.Equal((1, ""), (none.Status, none.Output));
        Assert.Contains(".none", Assert.Single(none.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
