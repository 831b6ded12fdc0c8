using MoodLab.Learning.Language;
using MoodLab.Neural.Autograd;

namespace MoodLab.Learning.Tests.Language;

public sealed class LanguageModelTests
{
    // The study's model: 254 words, embedding 256, four layers of 512 units.
    private const long StudyParameters = 8_067_838;

    [Theory]
    [InlineData(false, StudyParameters)]
    [InlineData(true, StudyParameters + (5 * 256))]
    public void CountParameters_StudyShape_IsTheStudys(bool hasMoods, long parameters) =>
        Assert.Equal(
            parameters,
            TinyModel.Create(new LanguageModelOptions { Words = 254, HasMoods = hasMoods }).CountParameters());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Forward_OtherMood_ChangesLogitsOfAModelWithMoodsOnly(bool hasMoods)
    {
        var model = TinyModel.File(hasMoods).Model;

        Assert.Equal(hasMoods, !Logits(model, 0).SequenceEqual(Logits(model, 3)));
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(8, 17, 0)]
    [InlineData(8, 2, 1)]
    [InlineData(8, 2, double.NaN)]
    public void Create_ShapeOutOfRange_IsRefused(int hidden, int layers, double dropout) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TinyModel.Create(
            new LanguageModelOptions { Words = 9, Hidden = hidden, Layers = layers, Dropout = dropout }));

    private static float[] Logits(LanguageModel model, int mood)
    {
        using Tape tape = new();
        return model.Forward(tape, [0, 1, 2], [mood, mood, mood], 3, model.CreateState(1)).Data.ToArray();
    }
}
