using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Music.Scores;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Serialization;

namespace MoodLab.Lab.Tests.Composing;

/// <summary>A model that has learnt nothing and composes at once.</summary>
internal static class TinyModel
{
    private const int Sixteenth = 120;

    /// <summary>Writes the model and its words, and returns the path of its weights.</summary>
    public static string Write(string folder, bool hasMoods = true)
    {
        Directory.CreateDirectory(folder);
        var vocabulary = Vocabulary.Build([WordEncoder.Encode(Scale())]);
        LanguageModelOptions options = new()
        {
            Words = vocabulary.Count,
            Embedding = 16,
            Hidden = 16,
            Layers = 2,
            HasMoods = hasMoods,
        };
        LanguageModel model = new(options, new RandomSource(1), new RandomSource(2));
        var path = Path.Combine(folder, "mood.safetensors");
        ModelFile.Write(path, model, vocabulary, TensorType.F32);
        return path;
    }

    // A note on every sixteenth: waits are of one or two sixteenths, so that long pieces have very many words.
    private static Score Scale()
    {
        int[] lengths = [1, 8, 4, 2, 1, 1, 1, 1, 1, 1];
        return new Score
        {
            TicksPerQuarter = 4 * Sixteenth,
            Parts =
            [
                new Part
                {
                    Notes = [.. lengths.Select((length, i) => new Note(
                        new MidiPitch(60 + i), new Velocity(80), i * Sixteenth, length * Sixteenth))],
                },
            ],
        };
    }
}
