using MoodLab.Lab.Models;
using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Music.Moods;

namespace MoodLab.Lab.Tests.Models;

public sealed class ShippedNeuronsTests
{
    [Fact]
    public void Values_BelongToTheShippedModelAndProbeAndCoverEveryMood()
    {
        var path = ShippedModel.Find();
        var model = ModelFile.Read(path);

        var file = NeuronFile.Read(NeuronFile.PathBeside(path), model);
        var probe = MoodClassifier.Read(
            Path.Combine(Path.GetDirectoryName(path)!, "neurons-probe.safetensors"), model.Sha256);

        Assert.Equal(Enum.GetValues<Mood>(), file.Moods);
        Assert.All(file.Moods, mood => Assert.Equal(probe.Regression.ActiveFeatures(), file.Find(mood)!.Neurons));
        Assert.Equal(4, file.Moods.Select(mood => string.Join(' ', file.Find(mood)!.Values)).Distinct().Count());
    }
}
