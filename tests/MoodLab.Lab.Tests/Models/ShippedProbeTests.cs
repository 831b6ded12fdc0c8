using MoodLab.Lab.Models;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Language;

namespace MoodLab.Lab.Tests.Models;

public sealed class ShippedProbeTests
{
    [Fact]
    public void Probe_BelongsToTheShippedModel()
    {
        var path = ShippedModel.Find();

        var probe = StudyModels.ReadProbe(StudyModels.ProbePath(path), ModelFile.Read(path));

        Assert.NotEmpty(probe.Regression.ActiveFeatures());
    }
}
