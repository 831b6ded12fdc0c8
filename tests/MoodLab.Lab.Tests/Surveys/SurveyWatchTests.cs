using MoodLab.Lab.Surveys;

namespace MoodLab.Lab.Tests.Surveys;

public sealed class SurveyWatchTests
{
    [Fact]
    public void Tell_Survey_ReachesItsWatchersUntilTheyLeave()
    {
        SurveyWatch watch = new();
        var (survey, told) = (Guid.NewGuid(), 0);
        var subscription = watch.Subscribe(survey, () => told++);

        watch.Tell(survey);
        watch.Tell(Guid.NewGuid());
        Assert.Equal((1, 1), (told, watch.Count));
        subscription.Dispose();
        watch.Tell(survey);

        Assert.Equal((1, 0), (told, watch.Count));
    }
}
