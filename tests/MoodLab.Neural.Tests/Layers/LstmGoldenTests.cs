using System.Globalization;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Benchmarks;
using MoodLab.Neural.Kernels;
using MoodLab.Neural.Layers;
using MoodLab.Neural.Optimizers;
using MoodLab.Neural.Threading;

namespace MoodLab.Neural.Tests.Layers;

/// <summary>Compares a whole small language model with PyTorch's, computed there in 64 bits.</summary>
public sealed class LstmGoldenTests
{
    private static readonly Golden s_golden = Golden.Read("lstm");

    private static int Steps => int.Parse(s_golden.Metadata["steps"], CultureInfo.InvariantCulture);

    private static int Batch => int.Parse(s_golden.Metadata["batch"], CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
    public void ForwardAndBackward_OnPyTorchsWeights_GivePyTorchsNumbers(SimdLevel level, int threads)
    {
        using var path = SimdPath.Use(level);
        using WorkerPool pool = new(threads);
        using Tape tape = new(pool);
        var model = LoadModel();

        var logits = model.Forward(tape, Ids("ids"), Steps, Batch);
        var loss = CrossEntropy.Forward(tape, logits, Ids("targets"));
        tape.Backward(loss);

        s_golden.AssertClose("logits", logits.Data);
        s_golden.AssertClose("loss", loss.Data);
        foreach (var (name, tensor) in model.NamedParameters())
        {
            s_golden.AssertClose("gradient." + name, tensor.Grad);
        }
    }

    [Theory]
    [MemberData(nameof(SimdPath.WithThreads), MemberType = typeof(SimdPath))]
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

        s_golden.AssertClose("adam.losses", [.. losses]);
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
        s_golden.Load(model);
        return model;
    }

    private static int[] Ids(string key) => [.. s_golden.Values(key).Select(id => (int)id)];
}
