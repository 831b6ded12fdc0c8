using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Language;

/// <summary>A random model of a few thousand numbers.</summary>
internal static class TinyModel
{
    public static LanguageModelOptions Shape { get; } = new() { Words = 1, Embedding = 8, Hidden = 16, Layers = 2 };

    /// <summary>Gets all tempi, velocities and pitches, some lengths, and waits up to two bars.</summary>
    public static Vocabulary Words { get; } = Vocabulary.Build(
    [
        [
            .. NoteLength.All.Take(5).Select(Word.Duration),
            .. new[] { 1, 2, 3, 4, 8, 16, 32 }.Select(wait => new Word(WordKind.Wait, wait)),
        ],
    ]);

    public static LanguageModel Create(LanguageModelOptions options, ulong seed = 1) =>
        new(options, new RandomSource(seed), new RandomSource(seed + 1));

    public static ModelFile File(bool hasMoods = true)
    {
        var model = Create(Shape with { Words = Words.Count, HasMoods = hasMoods });
        model.Eval();
        return new ModelFile(model, Words, "tiny", "");
    }
}
