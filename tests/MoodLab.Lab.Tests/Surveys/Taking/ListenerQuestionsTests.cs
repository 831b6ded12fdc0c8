using MoodLab.Lab.Surveys.Taking;

namespace MoodLab.Lab.Tests.Surveys.Taking;

public sealed class ListenerQuestionsTests
{
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 3.0)]
    [InlineData(new[] { 7, 7, 7, 7, 7 }, 7.0)]
    [InlineData(new[] { 7, 7, 7, 7 }, null)]
    [InlineData(new[] { 0, 7, 7, 7, 7 }, null)]
    public void Mean_OfTheAnswers_NeedsAllOfThem(int[] answers, double? expected) =>
        Assert.Equal(expected, ListenerQuestions.Mean(answers));
}
