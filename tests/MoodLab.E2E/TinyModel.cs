using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.E2E;

/// <summary>
/// A model that has learnt nothing, in a folder of its own: what it writes follows the grammar of words and is music to
/// nobody, but everything from the weights file to the loudspeaker is at work.
/// </summary>
internal sealed class TinyModel : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("moodlab-model-");

    public TinyModel()
    {
        Vocabulary words = new(
        [
            new(WordKind.Tempo, TempoBin.All[TempoBin.All.Count / 2]),
            new(WordKind.Velocity, 60),
            new(WordKind.Velocity, 84),
            .. Enumerable.Range(0, 4).Select(length => new Word(WordKind.Duration, length)),
            .. Enumerable.Range(48, 25).Select(pitch => new Word(WordKind.Note, pitch)),
            .. Enumerable.Range(1, 4).Select(sixteenths => new Word(WordKind.Wait, sixteenths)),
            Word.End,
        ]);
        RandomSource random = new(7);
        LanguageModel model = new(
            new LanguageModelOptions { Words = words.Count, Embedding = 32, Hidden = 64, Layers = 2 }, random, random);
        ModelFile.Write(Path, model, words, TensorType.F32);
    }

    /// <summary>Gets the path of the weights.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "tiny.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);
}
