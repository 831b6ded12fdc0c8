using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MoodLab.Lab.Composing;
using MoodLab.Lab.Pieces;
using MoodLab.Lab.Tests;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Cli.Tests.Composing;

/// <summary>The command that a piece's page shows, run as a visitor would run it.</summary>
public sealed class PieceCommandTests
{
    private const string Ada = "ada";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ControlMethod.Guided, 1.5, "Int8", "--strength 1.5 ")]
    [InlineData(ControlMethod.Guided, 2.1234567890123457, "Int8", "--strength 2.1234567890123457 ")]
    [InlineData(ControlMethod.Guided, 0, "Float32", " --precision fp32 ")]
    [InlineData(ControlMethod.Conditioned, 1, "BFloat16", "--method conditioned --seconds 5.5 ")]
    [InlineData(ControlMethod.None, 0, "Int8", "--method none --seconds 5.5 ")]
    public async Task Command_OfAStoredPiece_WritesTheBytesOfItsDownload(
        ControlMethod method, double strength, string precision, string part)
    {
        await using var lab = await TestLab.CreateAsync(null, ("Composer:Precision", precision));
        CompositionRequest request = new()
        {
            Mood = Mood.Angry,
            Method = method,
            Strength = strength,
            Seconds = 5.5,
            Temperature = 1.05,
            Memory = 0.25,
            Seed = 123_456,
        };
        var finished = await lab.Composer.ComposeAsync(request, Ada, Token).LastAsync(Token);
        var card = await lab.Library.FindAsync(Ada, finished.PieceId!.Value, Token);
        var file = await lab.Library.ReadMidiAsync(Ada, card!.Id, Token);
        var content = lab.Services.GetRequiredService<IHostEnvironment>().ContentRootPath;

        var command = PieceCommand.Write(card.Mood, card.Settings, file!.FileName);

        var words = command.Split(' ');
        var output = Path.Combine(content, words[^1]);
        var run = await CommandRun.RunAsync(
            [
                .. words[(Array.IndexOf(words, "--") + 1)..^1], output,
                "--model", Path.Combine(content, "models", "mood.safetensors"),
            ]);
        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(file.Content, await File.ReadAllBytesAsync(output, Token));
        Assert.Equal(request, card.Settings.ToRequest(card.Mood));
        Assert.Contains(part, command, StringComparison.Ordinal);
    }
}
