using System.CommandLine;
using MoodLab.Learning.Language;

namespace MoodLab.Cli.Tests;

public sealed class CommandHostTests
{
    private sealed record Answer(int NoteCount, DayOfWeek Day, string Name);

    [Fact]
    public async Task Run_BodyReturns_SucceedsWithWords()
    {
        var run = await RunBodyAsync(WriteAnswer);

        Assert.Equal(new CommandRun(0, "3 notes" + Environment.NewLine, ""), run);
    }

    [Fact]
    public async Task Run_WithJson_WritesOneCamelCaseObject()
    {
        var run = await RunBodyAsync(WriteAnswer, "--json");

        Assert.Equal("""{"noteCount":3,"day":"friday","name":"für"}""", run.Output.TrimEnd());
        Assert.Equal(0, run.Status);
    }

    [Fact]
    public async Task Run_BodyThrowsWhatAUserCanMend_FailsWithItsMessageOnOneLine()
    {
        var run = await RunBodyAsync((_, _, _) => throw new IOException("no\nfile"), "--json");

        Assert.Equal(new CommandRun(1, "", "no file" + Environment.NewLine), run);
    }

    [Fact]
    public async Task Run_TrainingRunsAway_FailsWithStepFilesAndCheckpointOnOneLine()
    {
        var run = await RunBodyAsync(
            (_, _, _) => throw new TrainingDivergedException("The loss", 7, ["a.mid", "b.mid"], "here.checkpoint"));

        const string Expected = "The loss is not a finite number at step 7, which read a.mid, b.mid. "
            + "The last good checkpoint is here.checkpoint.";
        Assert.Equal(new CommandRun(1, "", Expected + Environment.NewLine), run);
    }

    [Fact]
    public async Task Run_BodyThrowsAnythingElse_FailsWithTypeAndMessageOnOneLine()
    {
        var run = await RunBodyAsync((_, _, _) => throw new InvalidOperationException("odd"));

        Assert.Equal(new CommandRun(1, "", "InvalidOperationException: odd" + Environment.NewLine), run);
    }

    [Fact]
    public async Task Run_Stopped_FailsAndSaysSo()
    {
        using CancellationTokenSource stop = new();
        var root = Root(async (_, _, token) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        });

        var run = await CommandRun.RunAsync(root, ["work"], stop.Token);

        Assert.Equal(new CommandRun(1, "", "Stopped." + Environment.NewLine), run);
    }

    [Theory]
    [InlineData]
    [InlineData("sing")]
    [InlineData("work", "--loudly")]
    [InlineData("work", "--count", "many")]
    [InlineData("work", "--count", "-1")]
    public async Task Run_CommandLineThatMakesNoSense_IsWrongUsage(params string[] args)
    {
        var run = await CommandRun.RunAsync(Root(WriteAnswer), args, TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith("Wrong usage: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("-1", "--count must be at least 0.")]
    [InlineData("many", "Cannot parse argument 'many' for option '--count'")]
    public async Task Run_ValueThatTheOptionRefuses_SaysWhyOnce(string value, string reason)
    {
        var run = await CommandRun.RunAsync(
            Root(WriteAnswer), ["work", "--count", value], TestContext.Current.CancellationToken);

        Assert.Equal(2, run.Status);
        Assert.Single(run.Error.Split(reason)[1..]);
    }

    [Fact]
    public async Task Run_Help_SucceedsAndNamesTheCommands()
    {
        var run = await CommandRun.RunAsync("--help");

        Assert.Equal(0, run.Status);
        Assert.Contains("corpus", run.Output, StringComparison.Ordinal);
    }

    private static Task WriteAnswer(ParseResult arguments, CommandOutput output, CancellationToken token)
    {
        output.Write(
            new Answer(3, DayOfWeek.Friday, "für"),
            (answer, writer) => writer.WriteLine($"{answer.NoteCount} notes"));
        return Task.CompletedTask;
    }

    private static Task<CommandRun> RunBodyAsync(
        Func<ParseResult, CommandOutput, CancellationToken, Task> body, params string[] options) =>
        CommandRun.RunAsync(Root(body), ["work", .. options], TestContext.Current.CancellationToken);

    private static RootCommand Root(Func<ParseResult, CommandOutput, CancellationToken, Task> body)
    {
        var count = new Option<int>("--count").MustBe("at least 0", value => value >= 0);
        Command work = new("work") { count };
        work.Run(body);
        return new RootCommand { work };
    }
}
