using MoodLab.Lab.Composing;
using MoodLab.Learning.Control;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Composing;

public sealed class CompositionRequestTests
{
    private static CompositionRequest Usual => new() { Mood = Mood.Delighted };

    [Theory]
    [InlineData(ControlMethod.Ranked, 1.5, "The method must be one of guided, conditioned, none, neurons, ")]
    [InlineData(ControlMethod.Neurons, 1.5, "The method neurons has the strength 1 and takes no other.")]
    [InlineData((ControlMethod)17, 1.5, "The method must be one of guided, conditioned, none, ")]
    [InlineData(ControlMethod.None, 1.5, "The method none has the strength 0 and takes no other.")]
    [InlineData(ControlMethod.Conditioned, 1.5, "The method conditioned has the strength 1 and takes no other.")]
    [InlineData(ControlMethod.Conditioned, double.NaN, "Strength must lie between 0 and 8.")]
    public void Validate_MethodThatCannotBe_IsRefused(ControlMethod method, double strength, string reason)
    {
        var request = Usual with { Method = method, Strength = strength };

        var refused = Assert.Throws<ArgumentOutOfRangeException>(request.Validate);

        Assert.StartsWith(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_EachMethodAtItsUsualStrength_IsTaken() => Assert.All(
        CompositionMethods.All,
        method => (Usual with { Method = method, Strength = method.UsualStrength() }).Validate());

    [Fact]
    public void UsualMethodAndStrength_AreThoseOfARequestThatTellsNeither()
    {
        Assert.Equal(CompositionMethods.Offered[0], Usual.Method);
        Assert.Equal(Usual.Method.UsualStrength(), Usual.Strength);
    }

    [Fact]
    public void DrawSeed_ManyTimes_HasSixDigits()
    {
        Random random = new(1);

        Assert.All(
            Enumerable.Range(0, 10_000), _ => Assert.InRange(CompositionRequest.DrawSeed(random), 100_000, 999_999));
    }
}
