using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Tests.Language;
using MoodLab.Music.Moods;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Tests.Control;

public sealed class NeuronFileTests : IDisposable
{
    private static readonly ModelFile s_model = TinyModel.File() with { Sha256 = "abc" };

    private readonly string _path =
        Path.Combine(Directory.CreateTempSubdirectory("moodlab-").FullName, "n.safetensors");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        new NeuronFile("abc")
            .With(Mood.Angry, new NeuronOverride(1, [4, 2], [0.25f, -1]))
            .With(Mood.Calm, new NeuronOverride(0, [15], [0]))
            .With(Mood.Calm, new NeuronOverride(0, [7], [0.5f]))
            .Write(_path);

        var file = NeuronFile.Read(_path, s_model);

        Assert.Equal([Mood.Calm, Mood.Angry], file.Moods);
        Assert.Null(file.Find(Mood.Delighted));
        var angry = file.Find(Mood.Angry)!;
        Assert.Equal(1, angry.Layer);
        Assert.Equal([4, 2], angry.Neurons);
        Assert.Equal([0.25f, -1], angry.Values);
        Assert.Equal(1, angry.Blend);
        Assert.Equal([7], file.Find(Mood.Calm)!.Neurons);
    }

    [Fact]
    public void Read_OtherModel_IsRefused()
    {
        new NeuronFile("abc").Write(_path);

        Assert.Contains(
            "other weights than 'tiny'", Refusal(s_model with { Sha256 = "abd" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, 1, 0.5, "1", "none of 16 cells")]
    [InlineData(0.5, 1, 0.5, "1", "none of 16 cells")]
    [InlineData(double.NaN, 1, 0.5, "1", "none of 16 cells")]
    [InlineData(1, 1, 0.5, "1", "A neuron stands twice")]
    [InlineData(0, 1, 1.5, "1", "values must lie between -1 and 1")]
    [InlineData(0, 1, 0.5, "2", "means layer 2, but there are 2")]
    [InlineData(0, 1, 0.5, "-1", "layer")]
    [InlineData(0, 1, 0.5, "x", "'x'")]
    public void Read_DamagedContent_IsRefusedWithAReason(
        double first, double second, double value, string layer, string reason)
    {
        SafeTensorsWriter writer = new();
        writer.AddMetadata("format", "moodlab.neurons.1");
        writer.AddMetadata("model_sha256", "abc");
        writer.AddMetadata("calm.layer", layer);
        writer.Add("calm.neurons", [2], [(float)first, (float)second]);
        writer.Add("calm.values", [2], [(float)value, 0]);
        writer.WriteFile(_path);

        Assert.Contains(reason, Refusal(s_model), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFileOrAnotherKindOfFile_IsRefused()
    {
        Assert.Contains("it is missing", Refusal(s_model), StringComparison.Ordinal);
        File.WriteAllText(_path, "no weights at all");
        Refusal(s_model);
        new SafeTensorsWriter().WriteFile(_path);
        Assert.Contains("no values of neurons", Refusal(s_model), StringComparison.Ordinal);
    }

    [Fact]
    public void PathBeside_Model_LiesInItsFolder() => Assert.Equal(
        Path.Combine("some", "folder", "neurons.safetensors"),
        NeuronFile.PathBeside(Path.Combine("some", "folder", "mood.safetensors")));

    private string Refusal(ModelFile model) =>
        Assert.Throws<ModelFileException>(() => NeuronFile.Read(_path, model)).Message;
}
