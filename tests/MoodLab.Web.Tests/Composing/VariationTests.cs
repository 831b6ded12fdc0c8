using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;
using MoodLab.Web.Components.Pages.Composing;
using MoodLab.Web.Composing;

namespace MoodLab.Web.Tests.Composing;

public sealed class VariationTests
{
    private static CompositionRequest Piece => new()
    {
        Mood = Mood.Delighted,
        Seconds = 12,
        Temperature = 1.1,
        Seed = 7,
    };

    [Theory]
    [InlineData(Mood.Delighted, "more so, calmer, angrier")]
    [InlineData(Mood.Calm, "more so, happier, sadder")]
    [InlineData(Mood.Angry, "more so, sadder, happier")]
    [InlineData(Mood.Depressed, "more so, angrier, calmer")]
    public void Of_EachMood_NamesTheTwoBesideIt(Mood mood, string changes) =>
        Assert.Equal(changes, string.Join(", ", Variation.Of(Piece with { Mood = mood }).Select(one => one.Change)));

    [Fact]
    public void Of_Moods_ChangeNothingButTheMood()
    {
        var variations = Variation.Of(Piece);

        Assert.Equal(Piece with { Mood = Mood.Calm }, variations.Single(one => one.Change == "calmer").Request);
        Assert.Equal(Piece with { Mood = Mood.Angry }, variations.Single(one => one.Change == "angrier").Request);
    }

    [Theory]
    [InlineData(ControlMethod.None, 0, ControlMethod.Conditioned, 1)]
    [InlineData(ControlMethod.Conditioned, 1, ControlMethod.Guided, 5)]
    [InlineData(ControlMethod.Guided, 1.5, ControlMethod.Guided, 2.5)]
    [InlineData(ControlMethod.Guided, 7.7, ControlMethod.Guided, 8)]
    public void Of_MoreSo_IsOneStepUp(ControlMethod method, double strength, ControlMethod next, double stronger)
    {
        var piece = Piece with { Method = method, Strength = strength };

        var more = Variation.Of(piece)[0];

        Assert.Equal("more so", more.Change);
        Assert.Equal(piece with { Method = next, Strength = stronger }, more.Request);
    }

    [Fact]
    public void Of_StrongestPiece_CannotBeMoreSo() =>
        Assert.DoesNotContain(Variation.Of(Piece with { Strength = 8 }), one => one.Change == "more so");

    [Fact]
    public void Of_PieceWithoutAMood_HasNoMoodsBesideIt() =>
        Assert.Single(Variation.Of(Piece with { Method = ControlMethod.None, Strength = 0 }));

    [Fact]
    public void Of_AllThatIsOffered_CanBeComposed() => Assert.All(
        CompositionMethods.Offered,
        method => Assert.All(
            Variation.Of(Piece with { Method = method, Strength = method.UsualStrength() }),
            one => one.Request.Validate()));

    [Fact]
    public void Sentence_OfEachOfferedMethod_IsThere() => Assert.All(
        CompositionMethods.Offered, method => Assert.EndsWith(".", method.Sentence(), StringComparison.Ordinal));
}
