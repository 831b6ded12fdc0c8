using System.Globalization;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Serialization;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Compares a whole small language model with PyTorch's, computed there in 64 bits.</summary>
public sealed class LstmGoldenTests
{
    // Single precision carries 6e-8; sums over a few hundred terms stay well below this.
    private const double RelativeError = 1e-5;

    private static readonly SafeTensors s_golden =
        SafeTensors.ReadFile(Path.Combine(AppContext.BaseDirectory, "Golden", "lstm.safetensors"));

    private static int Steps => int.Parse(s_golden.Metadata["steps"], CultureInfo.InvariantCulture);

    private static int Batch => int.Parse(s_golden.Metadata["batch"], CultureInfo.InvariantCulture);

    public static TheoryData<SimdLevel, int> Paths
    {
        get
        {
            TheoryData<SimdLevel, int> paths = [];
            foreach (var level in SimdPath.All)
            {
                paths.Add(level, 1);
                paths.Add(level, 2);
            }

            return paths;
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void ForwardAndBackward_OnPyTorchsWeights_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var model = LoadModel();

        var logits = model.Forward(tape, Ids("ids"), Steps, Batch);
        var loss = CrossEntropy.Forward(tape, logits, Ids("targets"));
        tape.Backward(loss);

        AssertClose("logits", logits.Data);
        AssertClose("loss", loss.Data);
        foreach (var (name, tensor) in model.NamedParameters())
        {
            AssertClose("gradient." + name, tensor.Grad);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Adam_InFiveSteps_FollowsPyTorchsLosses(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var model = LoadModel();
        using Adam adam = new(model) { LearningRate = 1e-2 };
        List<float> losses = [];
        for (var i = 0; i < 5; i++)
        {
            adam.ZeroGrad();
            var loss = CrossEntropy.Forward(tape, model.Forward(tape, Ids("ids"), Steps, Batch), Ids("targets"));
            losses.Add(loss.Data[0]);
            tape.Backward(loss);
            adam.Update(pool);
            tape.Reset();
        }

        AssertClose("adam.losses", [.. losses]);
    }

    [Fact]
    public void Gradients_WithOneOrTwoThreads_AreEqualToTheBit()
    {
        Assert.Equal(GradientBits(threads: 1), GradientBits(threads: 2));
    }

    [Fact]
    public void StudyModel_At254Words_HasTheStudysNumberOfParameters() =>
        Assert.Equal(8_067_838, new StudyModel(seed: 1).CountParameters());

    private static List<float> GradientBits(int threads)
    {
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var model = LoadModel();
        tape.Backward(CrossEntropy.Forward(
            tape, model.Forward(tape, Ids("ids"), Steps, Batch), Ids("targets")));
        return [.. model.NamedParameters().SelectMany(parameter => parameter.Tensor.Grad.ToArray())];
    }

    private static StudyModel LoadModel()
    {
        var embedding = s_golden.Shape("embedding.weight");
        StudyModel model = new(
            seed: 3, embedding[0], embedding[1], s_golden.Shape("head.weight")[1],
            int.Parse(s_golden.Metadata["layers"], CultureInfo.InvariantCulture));
        StateDict.Load(model, s_golden);
        return model;
    }

    private static int[] Ids(string key) => [.. s_golden.Read(key).Select(id => (int)id)];

    private static void AssertClose(string key, ReadOnlySpan<float> actual)
    {
        var expected = s_golden.Read(key);
        Assert.Equal(expected.Length, actual.Length);
        double difference = 0, size = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += Math.Pow(expected[i] - actual[i], 2);
            size += Math.Pow(expected[i], 2);
        }

        var error = Math.Sqrt(difference / size);
        Assert.True(error < RelativeError, $"{key}: relative error {error:E2}");
    }
}
