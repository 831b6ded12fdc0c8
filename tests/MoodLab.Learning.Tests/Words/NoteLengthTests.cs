using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Words;

public sealed class NoteLengthTests
{
    // The longest durations without a name round to 14.75 quarter notes and are written as a breve of 8.
    private const double LargestError = 6.875;

    [Fact]
    public void All_Lengths_RiseFromASixteenthToATripleDottedBreve()
    {
        var quarters = NoteLength.All.Select(length => length.Quarters).ToList();

        Assert.Equal(
            [0.25, 0.5, 0.75, 1, 1.5, 1.75, 2, 3, 3.5, 3.75, 4, 6, 7, 7.5, 7.75, 8, 12, 14, 15],
            quarters);
        Assert.Equal("16th_0", NoteLength.All[0].ToString());
        Assert.Equal("breve_3", NoteLength.All[^1].ToString());
    }

    [Theory]
    [InlineData(1, "quarter_0")]
    [InlineData(1.5, "quarter_1")]
    [InlineData(1.75, "quarter_2")]
    [InlineData(7.75, "whole_4")]
    [InlineData(0.49, "eighth_0")]
    [InlineData(0.24, "16th_0")]
    [InlineData(0.833, "eighth_1")]
    [InlineData(0.99, "quarter_0")]
    [InlineData(0.001, "16th_0")]
    [InlineData(1.0 / 3, "16th_0")]
    [InlineData(2.0 / 3, "eighth_0")]
    [InlineData(4.0 / 3, "quarter_0")]
    [InlineData(1.25, "quarter_0")]
    [InlineData(2.5, "half_0")]
    [InlineData(3.25, "whole_0")]
    [InlineData(5, "whole_0")]
    [InlineData(15, "breve_3")]
    [InlineData(15.5, "breve_3")]
    [InlineData(1e12, "breve_3")]
    public void Nearest_Duration_IsWrittenAs(double quarters, string name) =>
        Assert.Equal(name, NoteLength.Nearest(quarters).ToString());

    [Fact]
    public void Nearest_EveryNamedLength_IsItself()
    {
        foreach (var length in NoteLength.All)
        {
            Assert.Equal(length, NoteLength.Nearest(length.Quarters));
        }
    }

    [Fact]
    public void Nearest_AnyDuration_IsAtMostHalfOfItAway() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, 10_000)), ticks =>
        {
            var quarters = Math.Min(ticks / 480.0, 15);
            var error = Math.Abs(NoteLength.Nearest(quarters).Quarters - quarters);
            return error <= Math.Min(LargestError, Math.Max(quarters / 2, 0.25));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void TryParse_UnknownName_IsFalse() => Assert.False(NoteLength.TryParse("quarter_9", out _));
}
