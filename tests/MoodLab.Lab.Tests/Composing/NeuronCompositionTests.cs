using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Music.Midi;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Composing;

public sealed class NeuronCompositionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-");
    private readonly string _model;

    public NeuronCompositionTests()
    {
        _model = TinyModel.Write(_folder.FullName);
        Write(ModelFile.Read(_model).Sha256);
    }

    private string Neurons => NeuronFile.PathBeside(_model);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Generate_NeuronsZerosAndNone_ComposeThreePieces()
    {
        var none = await ComposeAsync(ControlMethod.None, 0);
        var neurons = await ComposeAsync(ControlMethod.Neurons);
        var zeros = await ComposeAsync(ControlMethod.NeuronsZero);

        Assert.Equal(3, new HashSet<string> { none, neurons, zeros }.Count);
        Assert.Equal(neurons, await ComposeAsync(ControlMethod.Neurons));
    }

    [Fact]
    public async Task Generate_ModelWithoutMoods_IsSteeredByNeuronsAllTheSame()
    {
        TinyModel.Write(_folder.FullName, hasMoods: false);
        Write(ModelFile.Read(_model).Sha256);

        Assert.NotEqual(await ComposeAsync(ControlMethod.None, 0), await ComposeAsync(ControlMethod.Neurons));
    }

    [Fact]
    public async Task Generate_MoodThatWasNotEvolved_IsRefusedByName()
    {
        var refused = await Assert.ThrowsAsync<ComposerUnavailableException>(
            () => ComposeAsync(ControlMethod.Neurons, mood: Mood.Angry));

        Assert.Equal("No values of neurons have been evolved for the mood angry.", refused.Message);
    }

    [Fact]
    public async Task Generate_ValuesMissingOrOfAnotherModel_AreRefusedAndOtherMethodsStillCompose()
    {
        Write("another");
        var other = await Assert.ThrowsAsync<ComposerUnavailableException>(() => ComposeAsync(ControlMethod.Neurons));
        File.Delete(Neurons);
        var missing = await Assert.ThrowsAsync<ComposerUnavailableException>(
            () => ComposeAsync(ControlMethod.NeuronsZero));

        Assert.Contains("evolved for other weights", other.Message, StringComparison.Ordinal);
        Assert.Contains("it is missing", missing.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await ComposeAsync(ControlMethod.None, 0));
    }

    private void Write(string sha256) => new NeuronFile(sha256)
        .With(Mood.Calm, new NeuronOverride(1, [.. Enumerable.Range(0, 16)], [.. Values()]))
        .Write(Neurons);

    private static IEnumerable<float> Values() => Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? 0.9f : -0.9f);

    private async Task<string> ComposeAsync(ControlMethod method, double strength = 1, Mood mood = Mood.Calm)
    {
        CompositionRequest request = new() { Mood = mood, Method = method, Strength = strength, Seconds = 10 };
        var piece = await PieceGenerator.GenerateAsync(
            _model, request, cancellationToken: TestContext.Current.CancellationToken);

        // The piece's hash holds its title, which names no method.
        return string.Join(' ', MidiReader.Read(piece.Midi).Score.Parts[0].Notes);
    }
}
