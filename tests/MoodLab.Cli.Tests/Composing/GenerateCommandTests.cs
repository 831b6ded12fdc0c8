using System.Security.Cryptography;
using MoodLab.Lab.Tests.Composing;
using MoodLab.Music.Midi;

namespace MoodLab.Cli.Tests.Composing;

public sealed class GenerateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly string _model;

    public GenerateCommandTests() => _model = TinyModel.Write(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Generate_SameOptionsTwice_WritesTheSameBytes()
    {
        var first = await GenerateAsync("a.mid", "--seed", "3");
        var second = await GenerateAsync("b.mid", "--seed", "3");
        var other = await GenerateAsync("c.mid", "--seed", "4");

        Assert.Equal((0, 0, 0), (first.Status, second.Status, other.Status));
        Assert.Equal(File.ReadAllBytes(In("a.mid")), File.ReadAllBytes(In("b.mid")));
        Assert.NotEqual(File.ReadAllBytes(In("a.mid")), File.ReadAllBytes(In("c.mid")));
    }

    [Fact]
    public async Task Generate_Json_HasTheKeysThatOthersRead()
    {
        var run = await GenerateAsync("a.mid", "--seed", "3", "--json");

        var file = File.ReadAllBytes(In("a.mid"));
        Assert.Equal(MidiReader.Read(file).Score.NoteCount, run.Json.GetProperty("notes").GetInt32());
        Assert.True(run.Json.GetProperty("seconds").GetDouble() >= 5, "The piece is shorter than asked for.");
        Assert.Equal(3, run.Json.GetProperty("seed").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), run.Json.GetProperty("sha256").GetString());
        Assert.Equal("angry", run.Json.GetProperty("mood").GetString());
        Assert.Equal("guided", run.Json.GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("none", "0.5", "The method none has the strength 0 and takes no other.")]
    [InlineData("conditioned", "1.5", "The method conditioned has the strength 1 and takes no other.")]
    [InlineData("conditioned", "much", "Cannot parse argument 'much'")]
    public async Task Generate_StrengthThatDoesNotGoWithTheMethod_IsWrongUsage(
        string method, string strength, string complaint)
    {
        var run = await GenerateAsync("a.mid", "--method", method, "--strength", strength);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conditioned", "1")]
    [InlineData("guided", "5")]
    public async Task Generate_StrengthNotTold_IsTheMethodsUsual(string method, string strength)
    {
        var untold = await GenerateAsync("a.mid", "--method", method);
        var told = await GenerateAsync("b.mid", "--method", method, "--strength", strength);

        Assert.Equal((0, 0), (untold.Status, told.Status));
        Assert.Equal(File.ReadAllBytes(In("a.mid")), File.ReadAllBytes(In("b.mid")));
    }

    [Theory]
    [InlineData("--seconds", "4", "--seconds must be between 5 and 300.")]
    [InlineData("--seconds", "301", "--seconds must be between 5 and 300.")]
    [InlineData("--strength", "8.5", "--strength must be between 0 and 8.")]
    [InlineData("--memory", "4.5", "--memory must be between 0 and 4.")]
    [InlineData("--temperature", "NaN", "--temperature must be between 0.1 and 2.")]
    [InlineData("--seed", "-1", "--seed must be at least 0.")]
    [InlineData("--method", "ranked", "--method must be one of guided, conditioned, none, neurons, neurons-zero.")]
    [InlineData("--precision", "int4", "--precision must be fp32, bf16 or int8.")]
    public async Task Generate_ValueOutOfRange_IsWrongUsageAndNamesTheRange(string option, string value, string rule)
    {
        var run = await GenerateAsync("a.mid", option, value);

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(rule, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(In("a.mid")));
    }

    [Fact]
    public async Task Generate_MoodThatIsNone_IsWrongUsage()
    {
        var run = await CommandRun.RunAsync("generate", "--mood", "bored", "--out", In("a.mid"));

        Assert.Equal(2, run.Status);
        Assert.Contains("depressed, calm, angry or delighted", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no weights")]
    public async Task Generate_ModelMissingOrDamaged_FailsWithOneClearLine(string? content)
    {
        File.Delete(_model);
        if (content is not null)
        {
            File.WriteAllText(_model, content);
        }

        var run = await GenerateAsync("a.mid", "--json");

        Assert.Equal((1, ""), (run.Status, run.Output));
        Assert.StartsWith("The model 'mood.safetensors' cannot be read: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    private Task<CommandRun> GenerateAsync(string name, params string[] options)
    {
        // What a test sets itself comes in place of the default.
        string[] seconds = options.Contains("--seconds") ? [] : ["--seconds", "5"];
        return CommandRun.RunAsync(
            ["generate", "--mood", "Angry", "--model", _model, "--out", In(name), .. seconds, .. options]);
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
