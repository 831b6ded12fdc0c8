using MoodLab.Neural.Layers;
using MoodLab.Neural.Randomness;
using MoodLab.Neural.Tensors;

namespace MoodLab.Neural.Tests.Layers;

public sealed class ModuleTests
{
    private readonly Outer _outer = new();

    [Fact]
    public void NamedParameters_OfNestedModules_AreDottedPathsInOrder() =>
        Assert.Equal(
            ["scale", "embedding.weight", "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0",
                "lstm.weight_ih_l1", "lstm.weight_hh_l1", "lstm.bias_ih_l1"],
            _outer.NamedParameters().Select(parameter => parameter.Name));

    [Fact]
    public void CountParameters_OfNestedModules_CountsAll() =>
        Assert.Equal(1 + 15 + (12 * 3) + (12 * 3) + 12 + (12 * 3) + (12 * 3) + 12, _outer.CountParameters());

    [Fact]
    public void Eval_OnTheWhole_ReachesTheParts()
    {
        Assert.True(_outer.Embedding.IsTraining);
        _outer.Eval();
        Assert.False(_outer.IsTraining);
        Assert.False(_outer.Embedding.IsTraining);
        _outer.Train();
        Assert.True(_outer.Embedding.IsTraining);
    }

    [Fact]
    public void Register_OfATakenName_IsRefused() =>
        Assert.Contains("scale", Assert.Throws<ArgumentException>(_outer.Clash).Message, StringComparison.Ordinal);

    private sealed class Outer : Module
    {
        public Outer()
        {
            Register("scale", new Tensor(1));
            Embedding = Register("embedding", new Embedding(5, 3, new RandomSource(1)));
            Register("lstm", new Lstm(3, 3, 2, new RandomSource(1)));
        }

        public Embedding Embedding { get; }

        public void Clash() => Register("scale", new Tensor(2));
    }
}
