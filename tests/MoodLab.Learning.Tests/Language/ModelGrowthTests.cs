using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Autograd;

namespace MoodLab.Learning.Tests.Language;

public sealed class ModelGrowthTests
{
    private const int Steps = 30;

    [Fact]
    public void Begin_FromAModelOfTheSameShape_PredictsTheSame()
    {
        var from = TinyModel.File();
        var model = TinyModel.Create(from.Model.Options, seed: 77);
        ModelGrowth.Begin(from, model, TinyModel.Words);

        Assert.Equal(Logits(from.Model), Logits(model));
    }

    [Fact]
    public void Begin_WithoutMoods_PredictsAsTheModelWithoutAMood()
    {
        var from = TinyModel.File();
        var model = TinyModel.Create(from.Model.Options with { HasMoods = false }, seed: 77);
        ModelGrowth.Begin(from, model, TinyModel.Words);

        Assert.All(Logits(from.Model).Zip(Logits(model)), of => Assert.Equal(of.First, of.Second, 1e-4));
    }

    [Fact]
    public void Begin_WithMoreLayers_PredictsMuchMoreLikeTheModelThanARandomOne()
    {
        var from = TinyModel.File();
        var shape = from.Model.Options with { Layers = from.Model.Options.Layers + 2 };
        LanguageModel grown = TinyModel.Create(shape, seed: 77), random = TinyModel.Create(shape, seed: 77);
        ModelGrowth.Begin(from, grown, TinyModel.Words);

        Assert.True(Distance(from.Model, grown) < 0.2 * Distance(from.Model, random));
    }

    [Fact]
    public void Begin_FromAModelThatDoesNotFit_SaysWhy()
    {
        var from = TinyModel.File();
        var shape = from.Model.Options;

        foreach (var wrong in new[]
        {
            shape with { Hidden = shape.Hidden + 1 }, shape with { Embedding = shape.Embedding + 1 },
        })
        {
            var thrown = Assert.Throws<ArgumentException>(
                () => ModelGrowth.Begin(from, TinyModel.Create(wrong), TinyModel.Words));
            Assert.Contains($"layers of {shape.Hidden}", thrown.Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => ModelGrowth.Begin(
            from, TinyModel.Create(shape), Vocabulary.Build([[.. TinyModel.Words.Words.Take(5)]])));
    }

    private static double Distance(LanguageModel left, LanguageModel right) =>
        Math.Sqrt(Logits(left).Zip(Logits(right)).Sum(of => Math.Pow(of.First - of.Second, 2)));

    private static float[] Logits(LanguageModel model)
    {
        model.Eval();
        using Tape tape = new();
        int[] words = [.. Enumerable.Range(0, Steps).Select(t => (t * 11) % TinyModel.Words.Count)];
        int[] moods = [.. Enumerable.Repeat(LanguageModel.NoMood, Steps)];
        return model.Forward(tape, words, moods, Steps, model.CreateState(1)).Data.ToArray();
    }
}
