using MoodLab.Learning.Identifying.Study;
using MoodLab.Learning.Language;
using MoodLab.Neural.Randomness;

namespace MoodLab.Learning.Tests.Identifying.Study;

public sealed class StudyTrainerTests : IDisposable
{
    private static readonly StudyPlan s_plan = new() { Epochs = 4, Batch = 8, Dropout = 0.4 };

    private readonly string _folder = Directory.CreateTempSubdirectory("moodlab-study-").FullName;

    private string Checkpoint => Path.Combine(_folder, "checkpoint.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Networks_ForFourComposers_HaveTheStudysNumbersOfParameters()
    {
        CnnNetwork cnn = new(new RandomSource(1), s_plan, classes: 4, pitches: 128, frames: 150);
        LstmNetwork lstm = new(new RandomSource(1), features: 2, classes: 4);

        Assert.Equal(8_866_820, cnn.Module.CountParameters());
        Assert.Equal(116_740, lstm.CountParameters());
    }

    [Theory]
    [InlineData(StudyStart.GlorotUniform)]
    [InlineData(StudyStart.HeNormal)]
    public void Networks_AtTheStart_AreAsKerasStartsThem(StudyStart start)
    {
        CnnNetwork cnn = new(new RandomSource(1), s_plan with { Start = start }, classes: 4, pitches: 20, frames: 24);
        LstmNetwork lstm = new(new RandomSource(1), features: 2, classes: 4);

        var parameters = cnn.Module.NamedParameters().Concat(lstm.NamedParameters()).ToList();
        Assert.All(parameters.Where(p => p.Name.EndsWith(".bias", StringComparison.Ordinal)), p =>
            Assert.All(p.Tensor.Data.ToArray(), value => Assert.Equal(0, value)));
        var forget = lstm.NamedParameters().Single(p => p.Name == "first.bias_ih_l0").Tensor.Data.ToArray();
        Assert.Equal(128, forget.AsSpan(128, 128).Count(1f));
        Assert.Equal(128, forget.Sum());

        // The deviation of what is drawn: sqrt(2 / (9 + 9 32)) of Glorot's, sqrt(2 / 9) of He's.
        var weight = cnn.Module.NamedParameters().Single(p => p.Name == "first.weight").Tensor.Data.ToArray();
        var deviation = Math.Sqrt(weight.Average(value => (double)value * value));
        var expected = start == StudyStart.GlorotUniform ? Math.Sqrt(2.0 / 297) : Math.Sqrt(2.0 / 9);
        Assert.InRange(deviation / expected, 0.85, 1.15);
    }

    [Theory]
    [InlineData(StudyOptimizer.Adam)]
    [InlineData(StudyOptimizer.Sgd)]
    public void Run_StoppedBetweenEpochs_GoesOnWithTheSameBits(StudyOptimizer optimizer)
    {
        var plan = s_plan with { Optimizer = optimizer };
        var expected = Run(plan, checkpoint: null);
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Run(plan, Checkpoint, (epoch, _) =>
        {
            if (epoch == 2)
            {
                stop.Cancel();
            }
        }, stop.Token));
        List<int> epochs = [];

        var resumed = Run(plan, Checkpoint, (epoch, _) => epochs.Add(epoch));

        Assert.Equal([3, 4], epochs);
        Assert.Equal(expected, resumed);
        Assert.Equal(expected, Run(plan, Checkpoint));
    }

    [Fact]
    public void Run_SameSeed_SameBitsAndOtherSeedOthers()
    {
        Assert.Equal(Run(s_plan), Run(s_plan));
        Assert.NotEqual(Run(s_plan), Run(s_plan with { Seed = 2 }));
    }

    [Fact]
    public void Run_SeparableSequences_AreLearnt()
    {
        var examples = Sequences();
        int[] all = [.. Enumerable.Range(0, examples.Count)];
        StudyTrainer trainer = new(
            examples, new StudyPlan { Epochs = 30, Batch = 8 }, random => new LstmNetwork(random, 2, 2));

        var answers = trainer.Run(all[..48], all[48..], null, null, TestContext.Current.CancellationToken);

        Assert.All(answers.Select((answer, i) => answer[examples.Class(48 + i)]), p => Assert.InRange(p, 0.7f, 1f));
        Assert.All(answers, answer => Assert.Equal(1, answer.Sum(), 5));
    }

    [Fact]
    public void Run_CheckpointOfAnotherTraining_IsRefused()
    {
        Run(s_plan, Checkpoint);

        Assert.Contains(
            "another plan",
            Assert.Throws<ModelFileException>(() => Run(s_plan with { Epochs = 9 }, Checkpoint)).Message);
        File.WriteAllBytes(Checkpoint, [1, 2, 3]);
        Assert.Throws<ModelFileException>(() => Run(s_plan, Checkpoint));
    }

    [Fact]
    public void Run_ImpossiblePlan_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(s_plan with { Epochs = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(s_plan with { Batch = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run(s_plan with { Dropout = 1 }));
    }

    // The class is whether the first feature rises.
    private static WindowExamples Sequences()
    {
        Random random = new(7);
        return new WindowExamples(
        [
            .. Enumerable.Range(0, 64).Select(i => (
                $"{i}.mid", i % 2, (IReadOnlyList<double[]>)
                [.. Enumerable.Range(0, 5).Select(t => new[] { (i % 2 == 0 ? t : -t) * 0.5, random.NextDouble() })])),
        ], classes: 2);
    }

    private static float[] Run(
        StudyPlan plan, string? checkpoint = null, Action<int, double>? progress = null,
        CancellationToken? cancellationToken = null)
    {
        var examples = Sequences();
        int[] all = [.. Enumerable.Range(0, examples.Count)];
        StudyTrainer trainer = new(examples, plan, random => new LstmNetwork(random, features: 2, classes: 2));
        return [.. trainer.Run(
            all[..48], all[48..], checkpoint, progress,
            cancellationToken ?? TestContext.Current.CancellationToken).SelectMany(answer => answer)];
    }
}
