using MoodLab.Learning.Evolving;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class EvolutionBenchmarkTests
{
    [Fact]
    public void Measure_TellsWhatWasMeasured()
    {
        var time = EvolutionBenchmark.Measure(
            Melodies.Settings(2, 4), 6, runs: 3, TestContext.Current.CancellationToken);

        Assert.Equal((6, 8, 30), (time.Population, time.Slots, time.Ratings));
        Assert.True(time.BreedMs > 0);
        Assert.True(time.BreedTasteMs > 0);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => EvolutionBenchmark.Measure(new MelodySettings(), 6, 0, CancellationToken.None));
    }
}
