using System.Security.Cryptography;
using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Serialization;

namespace MoodLab.Learning.Tests.Language;

public sealed class ModelFileTests : IDisposable
{
    // Half precision keeps 11 bits; below 2^-14 the step is fixed.
    private const float HalfRelative = 1f / 2048;
    private const float HalfAbsolute = 1e-7f;

    private readonly string _folder = Directory.CreateTempSubdirectory("moodlab-model-").FullName;
    private readonly string _path;

    public ModelFileTests() => _path = Path.Combine(_folder, "small.safetensors");

    [Theory]
    [InlineData(TensorType.F32)]
    [InlineData(TensorType.F16)]
    public void Read_WrittenModel_ComesBack(TensorType type)
    {
        var written = TinyModel.File();
        ModelFile.Write(_path, written.Model, written.Vocabulary, type);

        var read = ModelFile.Read(_path);

        Assert.Equal(written.Model.Options, read.Model.Options);
        Assert.Equal(written.Vocabulary.Words, read.Vocabulary.Words);
        Assert.Equal("small", read.Name);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_path))), read.Sha256);
        Assert.False(read.Model.IsTraining);
        foreach (var (a, b) in written.Model.NamedParameters().Zip(read.Model.NamedParameters()))
        {
            Assert.Equal(a.Name, b.Name);
            for (var i = 0; i < a.Tensor.Length; i++)
            {
                var value = a.Tensor.Data[i];
                var tolerance = type == TensorType.F32 ? 0 : (Math.Abs(value) * HalfRelative) + HalfAbsolute;
                Assert.True(Math.Abs(value - b.Tensor.Data[i]) <= tolerance, $"{a.Name}[{i}]");
            }
        }
    }

    [Fact]
    public void Read_NoFile_NamesIt() => Assert.Contains("small.safetensors", Refused(), StringComparison.Ordinal);

    [Fact]
    public void Read_NoWords_NamesTheirFile()
    {
        Write();
        File.Delete(ModelFile.WordsPath(_path));

        Assert.Contains("small.words.txt", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherNumberOfWords_NamesBoth()
    {
        Write();
        new Vocabulary(TinyModel.Words.Words.Skip(1)).WriteFile(ModelFile.WordsPath(_path));

        var message = Refused();
        Assert.Contains($"{TinyModel.Words.Count} words", message, StringComparison.Ordinal);
        Assert.Contains($"{TinyModel.Words.Count - 1}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(-1)]
    public void Read_TruncatedWeights_IsRefused(int length)
    {
        Write();
        var bytes = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, bytes[..(length < 0 ? bytes.Length + length : length)]);

        Refused();
    }

    [Fact]
    public void Read_ForeignTensors_SaysThatItIsNoLanguageModel()
    {
        Write();
        SafeTensorsWriter writer = new();
        writer.Add("weight", [2], [1, 2]);
        writer.WriteFile(_path);

        Assert.Contains("no language model", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("moodlab.language.2")]
    [InlineData("")]
    public void Read_OtherFormat_NamesBoth(string format)
    {
        Write();
        SafeTensorsEdit.Metadata(_path, "format", format);

        Assert.Contains(
            $"'format' is '{format}', where 'moodlab.language.1' is needed", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WeightThatIsNotFinite_NamesTheTensor()
    {
        Write();
        SafeTensorsEdit.Fill(_path, "lstm.weight_hh_l1", float.NaN);

        Assert.Contains("'lstm.weight_hh_l1': holds a number", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hidden", "4096", "do not fit")]
    [InlineData("layers", "16", "do not fit")]
    [InlineData("hidden", "2000000000", "Hidden must lie between")]
    [InlineData("hidden", "1e300", "Hidden must lie between")]
    [InlineData("embedding", "-1", "Embedding must lie between")]
    [InlineData("dropout", "NaN", "Dropout must lie between")]
    [InlineData("layers", "many", "'layers'")]
    public void Read_AbsurdShape_IsRefusedBeforeItIsMade(string key, string value, string reason)
    {
        Write();
        SafeTensorsEdit.Metadata(_path, key, value);

        Assert.Contains(reason, Refused(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write()
    {
        var file = TinyModel.File();
        ModelFile.Write(_path, file.Model, file.Vocabulary, TensorType.F32);
    }

    private string Refused()
    {
        var exception = Assert.Throws<ModelFileException>(() => ModelFile.Read(_path));
        Assert.Equal(_path, exception.Path);
        return exception.Message;
    }
}
